using System;
using System.Threading.Tasks;

namespace CloudflareAccess.Client.Http;

/// <summary>Waits before a request that would come too close to the rate limit.</summary>
internal sealed class PaceStep(RequestStep next, RateBudget budget, IClock clock) : RequestStep
{
    public override async Task<ApiAnswer> SendAsync(ApiRequest request, ApiCall call, int attempt = 1)
    {
        for (var isGranted = false; !isGranted;)
        {
            (var wait, isGranted) = budget.Take(clock.Uptime);
            if (wait > TimeSpan.Zero)
            {
                call.Observer.Waiting(wait, "Cloudflare's limit of requests is near");
                await clock.DelayAsync(wait, call.Token).ConfigureAwait(false);
            }
        }

        var sent = clock.Uptime;
        var answer = await next.SendAsync(request, call, attempt).ConfigureAwait(false);
        if (answer.Quota is { } quota)
        {
            budget.Learn(quota, sent, clock.Uptime);
        }

        if (answer.Status == 429 && (answer.RetryAfter ?? answer.Quota?.Rest) is { } lockedOut)
        {
            budget.Exhaust(lockedOut, clock.Uptime);
        }

        return answer;
    }
}
