using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Connection;

/// <summary>Whether the API knows a credential.</summary>
internal static class Credentials
{
    /// <summary>
    /// What the API says of the credential; throws <see cref="AccessApiException"/> where it does not know it. An account's
    /// own token is known at the account's path only, and a user's token at the user's only.
    /// </summary>
    public static async Task<JsonElement> VerifyAsync(CfAccessContext context, ApiCall call)
    {
        if (context.Authentication == "ApiKey")
        {
            return (await context.Api.SendAsync(new ApiRequest(HttpMethod.Get, "user"), call).ConfigureAwait(false)).Result;
        }

        var paths = new[] { context.AccountId is { } account ? $"accounts/{account}/tokens/verify" : null, "user/tokens/verify" }.OfType<string>().ToArray();
        for (var number = 0; ; number++)
        {
            try
            {
                var (result, _) = await context.Api.SendAsync(new ApiRequest(HttpMethod.Get, paths[number]), call).ConfigureAwait(false);
                var status = result.ValueKind == JsonValueKind.Object && result.TryGetProperty("status", out var text) ? text.GetString() : null;
                return status is null or "active" ? result : throw new AccessApiException(AccessErrorKind.Unauthenticated, $"The token is {status}.")
                {
                    Remedy = "Make a new token in the Cloudflare dashboard, or enable this one again.",
                };
            }
            catch (AccessApiException error) when (number < paths.Length - 1
                && error.StatusCode is not null && error.Kind is AccessErrorKind.Unauthenticated or AccessErrorKind.Forbidden or AccessErrorKind.NotFound)
            {
                // Not an account's own token: it may be a user's.
            }
        }
    }
}
