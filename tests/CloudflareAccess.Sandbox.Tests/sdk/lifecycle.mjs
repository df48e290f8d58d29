// Runs Cloudflare's own TypeScript SDK against the sandbox server: creates, lists page by page, reads, updates and deletes every
// resource, and checks errors. Prints the number of steps.
import assert from 'node:assert/strict';
import Cloudflare from 'cloudflare';

const [baseURL, account_id, zone_id, apiToken, pem] = process.argv.slice(2);
const client = new Cloudflare({ baseURL, apiToken, maxRetries: 0 });
const { access, organizations, identityProviders, seats } = client.zeroTrust;
const here = { account_id };
let steps = 0;

async function step(what, work) {
  try {
    const result = await work();
    steps++;
    return result;
  } catch (error) {
    throw new Error(`${what}: ${error.message}`, { cause: error });
  }
}

async function all(what, list) {
  return step(`list ${what}`, async () => {
    const items = [];
    for await (const item of await list) items.push(item);
    return items;
  });
}

async function refused(what, status, work) {
  await step(`refusal of ${what}`, async () => {
    const error = await work().then(() => null, (reason) => reason);
    assert.ok(error instanceof Cloudflare.APIError, `${what} was not refused`);
    assert.equal(error.status, status, what);
  });
}

// Creates an object, lists, reads, updates and deletes it, and checks that it is gone.
async function lifeOf(what, { create, list, get, update, remove, key = 'id', changed, missing = 404 }) {
  const made = await step(`create ${what}`, create);
  const id = made[key];
  assert.ok(id, `${what} has no ${key}`);
  assert.ok((await all(what, list())).some((item) => item[key] === id), `${what} is not in its list`);
  if (get) assert.equal((await step(`get ${what}`, () => get(id)))[key], id);
  if (update) {
    const updated = await step(`update ${what}`, () => update(id));
    if (changed) changed(updated);
  }
  if (remove) {
    await step(`delete ${what}`, () => remove(id));
    if (get) await refused(`get of a deleted ${what}`, missing, () => get(id));
  }
  return made;
}

for (const scope of [{ account_id }, { zone_id }]) {
  const name = scope.zone_id ? 'zone' : 'account';
  const everyone = [{ everyone: {} }];
  const body = { ...scope, type: 'self_hosted', domain: `sdk-${name}.example.com` };
  const app = await step('create app', () => access.applications.create({ ...body, name: `sdk ${name}` }));
  await refused('a second app of a domain', 409, () => access.applications.create({ ...body, name: 'twin' }));
  assert.ok((await all('apps', access.applications.list({ ...scope, per_page: 5 }))).some((item) => item.id === app.id));
  await step('get app', () => access.applications.get(app.id, scope));
  const updated = await step('update app', () => access.applications.update(app.id, { ...body, name: 'sdk', session_duration: '1h' }));
  assert.equal(updated.session_duration, '1h');
  await step('edit settings', () => access.applications.settings.edit(app.id, { ...scope, allow_iframe: true }));
  await step('update settings', () => access.applications.settings.update(app.id, { ...scope, skip_interstitial: true }));
  await step('revoke tokens', () => access.applications.revokeTokens(app.id, scope));
  await step('check user', () => access.applications.userPolicyChecks.list(app.id, scope));
  await step('create CA', () => access.applications.cas.create(app.id, scope));
  await step('get CA', () => access.applications.cas.get(app.id, scope));
  assert.equal((await all('CAs', access.applications.cas.list(scope))).length, 1);
  await step('delete CA', () => access.applications.cas.delete(app.id, scope));
  const of = { ...scope, app_id: app.id };
  await lifeOf('app policy', {
    create: () => access.applications.policies.create(app.id, { ...scope, name: 'P', decision: 'allow', include: everyone, precedence: 1 }),
    list: () => access.applications.policies.list(app.id, scope),
    get: (id) => access.applications.policies.get(id, of),
    update: (id) => access.applications.policies.update(id, { ...of, name: 'Q', decision: 'deny', include: everyone }),
    changed: (policy) => assert.equal(policy.decision, 'deny'),
    remove: (id) => access.applications.policies.delete(id, of),
  });
  await step('delete app', () => access.applications.delete(app.id, scope));
  await refused('get of a deleted app', 404, () => access.applications.get(app.id, scope));
  await lifeOf('group', {
    create: () => access.groups.create({ ...scope, name: `sdk ${name}`, include: everyone }),
    list: () => access.groups.list({ ...scope, per_page: 5 }),
    get: (id) => access.groups.get(id, scope),
    update: (id) => access.groups.update(id, { ...scope, name: 'renamed', include: everyone }),
    changed: (group) => assert.equal(group.name, 'renamed'),
    remove: (id) => access.groups.delete(id, scope),
  });
  await lifeOf('service token', {
    create: () => access.serviceTokens.create({ ...scope, name: `sdk ${name}` }),
    list: () => access.serviceTokens.list(scope),
    get: (id) => access.serviceTokens.get(id, scope),
    update: (id) => access.serviceTokens.update(id, { ...scope, name: 'renamed' }),
    remove: (id) => access.serviceTokens.delete(id, scope),
  });
  await lifeOf('certificate', {
    create: () => access.certificates.create({ ...scope, name: `sdk ${name}`, certificate: pem }),
    list: () => access.certificates.list(scope),
    get: (id) => access.certificates.get(id, scope),
    update: (id) => access.certificates.update(id, { ...scope, associated_hostnames: [] }),
    remove: (id) => access.certificates.delete(id, scope),
  });
  await all('certificate settings', access.certificates.settings.get(scope));
  const settings = [{ hostname: 'wiki.example.com', china_network: false, client_certificate_forwarding: true }];
  await all('changed certificate settings', access.certificates.settings.update({ ...scope, settings }));
  const config = { client_id: 'id', client_secret: 'secret' };
  await lifeOf('identity provider', {
    create: () => identityProviders.create({ ...scope, name: `sdk ${name}`, type: 'github', config }),
    list: () => identityProviders.list(scope),
    get: (id) => identityProviders.get(id, scope),
    update: (id) => identityProviders.update(id, { ...scope, name: 'renamed', type: 'github', config }),
    remove: (id) => identityProviders.delete(id, scope),
  });
  await step('revoke user', () => organizations.revokeUsers({ ...scope, email: 'bob@example.com' }));
}

await step('create organization', () => organizations.create({ zone_id, name: 'Zone', auth_domain: 'zone.cloudflareaccess.com' }));
const organization = await step('get organization', () => organizations.list(here));
await step('update organization', () => organizations.update({ ...here, auth_domain: organization.auth_domain, session_duration: '12h' }));
await refused('an organization without its domain', 400, () => organizations.update({ ...here, name: 'X' }));
const first = async (list) => { for await (const _ of await list) break; };
await refused('an invalid page size', 400, () => first(access.groups.list({ ...here, per_page: 3 })));
const stranger = new Cloudflare({ baseURL, apiToken: 'wrong', maxRetries: 0 }).zeroTrust.access;
await refused('a wrong token', 403, () => first(stranger.groups.list(here)));

const tokens = await all('tokens', access.serviceTokens.list(here));
const spare = await step('create token', () => access.serviceTokens.create({ ...here, name: 'spare' }));
assert.match(spare.client_secret, /^[0-9a-f]{64}$/);
await step('refresh token', () => access.serviceTokens.refresh(spare.id, here));
assert.notEqual((await step('rotate token', () => access.serviceTokens.rotate(spare.id, here))).client_secret, spare.client_secret);
const used = tokens.find((token) => token.name === 'ci-deploy');
await refused('deleting a token in use', 400, () => access.serviceTokens.delete(used.id, here));
await step('set DoH', () => organizations.doh.update({ ...here, service_token_id: spare.id, doh_jwt_duration: '24h' }));
await step('get DoH', () => organizations.doh.get(here));

const include = [{ email: { email: 'ann@example.com' } }];
await lifeOf('policy', {
  create: () => access.policies.create({ ...here, name: 'sdk', decision: 'allow', include }),
  list: () => access.policies.list({ ...here, per_page: 5 }),
  get: (id) => access.policies.get(id, here),
  update: (id) => access.policies.update(id, { ...here, name: 'renamed', decision: 'deny', include }),
  changed: (policy) => assert.equal(policy.name, 'renamed'),
  remove: (id) => access.policies.delete(id, here),
});
const policies = await all('policies', access.policies.list(here));
const linked = policies.find((policy) => policy.name === 'Engineers');
await refused('deleting a policy in use', 409, () => access.policies.delete(linked.id, here));
const test = await step('start policy test', () => access.applications.policyTests.create({ ...here, policies: [policies[0].id] }));
await step('get policy test', () => access.applications.policyTests.get(test.id, here));
assert.equal((await all('tested users', access.applications.policyTests.users.list(test.id, { ...here, per_page: 10 }))).length, 40);

const users = await all('users', access.users.list({ ...here, per_page: 10 }));
assert.equal(users.length, 40);
const ann = users.find((user) => user.email === 'ann@example.com');
await lifeOf('user', {
  create: () => access.users.create({ ...here, email: 'sdk@example.com', name: 'SDK' }),
  list: () => access.users.list(here),
  get: (id) => access.users.get(id, here),
  update: (id) => access.users.update(id, { ...here, email: 'sdk@example.com', name: 'renamed' }),
  remove: (id) => access.users.delete(id, here),
});
const sessions = await all('sessions', access.users.activeSessions.list(ann.id, here));
await step('get session', () => access.users.activeSessions.get(sessions[0].metadata.nonce, { ...here, user_id: ann.id }));
await all('failed logins', access.users.failedLogins.list(ann.id, here));
await step('last seen identity', () => access.users.lastSeenIdentity.get(ann.id, here));
await all('changed seats', seats.edit({ ...here, body: [{ seat_uid: ann.seat_uid, access_seat: true, gateway_seat: false }] }));

await lifeOf('tag', {
  key: 'name',
  create: () => access.tags.create({ ...here, name: 'sdk' }),
  list: () => access.tags.list({ ...here, per_page: 1 }),
  get: (name) => access.tags.get(name, here),
  remove: (name) => access.tags.delete(name, here),
});
await step('create tag', () => access.tags.create({ ...here, name: 'old' }));
await step('rename tag', () => access.tags.update('old', { ...here, name: 'new' }));
await lifeOf('custom page', {
  key: 'uid',
  create: () => access.customPages.create({ ...here, name: 'sdk', type: 'forbidden', custom_html: '<h1>No</h1>' }),
  list: () => access.customPages.list(here),
  get: (id) => access.customPages.get(id, here),
  update: (id) => access.customPages.update(id, { ...here, name: 'renamed', type: 'forbidden', custom_html: '<h1>No</h1>' }),
  remove: (id) => access.customPages.delete(id, here),
});
await lifeOf('gateway CA', {
  create: () => access.gatewayCA.create(here),
  list: () => access.gatewayCA.list(here),
  remove: (id) => access.gatewayCA.delete(id, here),
});
await step('get keys', () => access.keys.get(here));
await step('update keys', () => access.keys.update({ ...here, key_rotation_interval_days: 30 }));
await step('rotate keys', () => access.keys.rotate(here));

const providers = await all('providers', identityProviders.list(here));
const okta = providers.find((provider) => provider.name === 'Okta');
const saml = providers.find((provider) => provider.type === 'saml');
await all('provisioned users', identityProviders.scim.users.list(okta.id, { ...here, per_page: 5 }));
await all('provisioned groups', identityProviders.scim.groups.list(okta.id, here));
await all('SCIM log', access.logs.scim.updates.list({ ...here, idp_id: [okta.id], per_page: 5 }));
assert.equal((await step('request log', () => access.logs.accessRequests.list({ ...here, per_page: 5 }))).length, 5);
const set = await step('create SAML certificate', () => identityProviders.samlCertificate.create(saml.id, here));
await all('SAML certificates', access.samlCertificates.list(here));
await step('get SAML certificate', () => access.samlCertificates.get(set.uid, here));
assert.match(await (await step('get PEM', () => access.samlCertificates.getPem(set.uid, here))).text(), /BEGIN CERTIFICATE/);
await step('rotate SAML certificate', () => access.samlCertificates.rotate(set.uid, here));
const grant = await step('create grant', () => access.IdPFederationGrants.create({ ...here, idp_id: okta.id }));
await step('get grant', () => access.IdPFederationGrants.get(grant.id, here));
await step('list grants', () => access.IdPFederationGrants.list(here));
await step('delete grant', () => access.IdPFederationGrants.delete(grant.id, here));

await lifeOf('target', {
  create: () => access.infrastructure.targets.create({ ...here, hostname: 'sdk', ip: { ipv4: { ip_addr: '10.2.0.1' } } }),
  list: () => access.infrastructure.targets.list({ ...here, per_page: 1 }),
  get: (id) => access.infrastructure.targets.get(id, here),
  update: (id) => access.infrastructure.targets.update(id, { ...here, hostname: 'renamed', ip: { ipv4: { ip_addr: '10.2.0.2' } } }),
  changed: (target) => assert.equal(target.hostname, 'renamed'),
  remove: (id) => access.infrastructure.targets.delete(id, here),
});
const batch = [1, 2].map((number) => ({ hostname: `many-${number}`, ip: { ipv4: { ip_addr: `10.3.0.${number}` } } }));
const many = await all('targets of a batch', access.infrastructure.targets.bulkUpdate({ ...here, body: batch }));
await step('delete targets', () => access.infrastructure.targets.bulkDelete({ ...here, target_ids: many.map((target) => target.id) }));

const { portals, servers } = access.aiControls.mcp;
const newServer = { id: 'sdk', name: 'SDK', hostname: 'https://mcp.sdk.example/mcp', auth_type: 'unauthenticated' };
await step('create MCP server', () => servers.create({ ...here, ...newServer }));
assert.equal((await step('sync MCP server', () => servers.sync('sdk', here))).status, 'ready');
await lifeOf('MCP portal', {
  create: () => portals.create({ ...here, id: 'sdk', name: 'SDK', hostname: 'sdk-tools.example.com', servers: [{ server_id: 'sdk' }] }),
  list: () => portals.list({ ...here, per_page: 1 }),
  get: (id) => portals.read(id, here),
  update: (id) => portals.update(id, { ...here, description: 'changed' }),
  changed: (portal) => assert.equal(portal.servers.length, 1),
  remove: (id) => portals.delete(id, here),
});
const twin = { id: 'twin', name: 'Twin', hostname: 'tools.example.com' };
await refused('a hostname of another portal', 400, () => portals.create({ ...here, ...twin }));
await step('update MCP server', () => servers.update('sdk', { ...here, name: 'renamed' }));
assert.ok((await all('MCP servers', servers.list(here))).length > 1);
await step('read MCP server', () => servers.read('sdk', here));
await step('delete MCP server', () => servers.delete('sdk', here));

await all('bookmarks', access.bookmarks.list(here));
await refused('a new bookmark', 404, () => access.bookmarks.create('f174e90a-fafe-4643-bbbc-4a0ed4fc8415', { ...here, body: {} }));
console.log(`${steps} steps`);
