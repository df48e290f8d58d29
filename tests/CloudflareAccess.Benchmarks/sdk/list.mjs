// Lists all apps with Cloudflare's own TypeScript SDK, as its README shows it, once for each line on stdin. The time is
// that of the list alone: node starts once and is warm by the first measured round.
import { createInterface } from 'node:readline';
import Cloudflare from 'cloudflare';

const [baseURL, account_id, apiToken] = process.argv.slice(2);
const client = new Cloudflare({ baseURL, apiToken });
for await (const _ of createInterface({ input: process.stdin })) {
  const begun = performance.now();
  const apps = [];
  for await (const app of client.zeroTrust.access.applications.list({ account_id })) {
    apps.push(app);
  }
  console.log(JSON.stringify({ milliseconds: performance.now() - begun, count: apps.length }));
}
