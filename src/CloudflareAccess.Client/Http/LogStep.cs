using System;
using System.Globalization;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Http;

/// <summary>Tells the observer of each attempt; bodies only where they are wanted, and masked.</summary>
internal sealed class LogStep(RequestStep next, AccessCredential credential, IClock clock) : RequestStep
{
    public override async Task<ApiAnswer> SendAsync(ApiRequest request, ApiCall call, int attempt = 1)
    {
        var begun = clock.Uptime;
        if (call.Observer.WantsBodies && request.Body is { } body)
        {
            call.Observer.Bodies($"{request.Method} {request.Path} <- {SecretMask.Apply(body.ToJsonString(ClientJson.Compact))}");
        }

        try
        {
            var answer = await next.SendAsync(request, call, attempt).ConfigureAwait(false);
            call.Observer.Attempted(Line(request, answer.Status.ToString(CultureInfo.InvariantCulture), begun, attempt, answer.RayId));
            if (call.Observer.WantsBodies)
            {
                call.Observer.Bodies($"{request.Method} {request.Path} -> {credential.Hide(answer.Body.Length == 0 ? "(no body)" : SecretMask.Apply(Envelope.Text(answer.Body)), request)}");
            }

            return answer;
        }
        catch (AccessApiException error)
        {
            call.Observer.Attempted(Line(request, error.Kind.ToString(), begun, attempt, null));
            throw;
        }
    }

    private string Line(ApiRequest request, string outcome, TimeSpan begun, int attempt, string? rayId)
    {
        var milliseconds = (long)(clock.Uptime - begun).TotalMilliseconds;
        return FormattableString.Invariant($"{request.Method} {request.Path} {outcome} {milliseconds} ms, attempt {attempt}, ray {rayId ?? "none"}");
    }
}
