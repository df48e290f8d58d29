using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;

namespace CloudflareAccess.Client;

/// <summary>What the API's refusals mean, and what to do about them.</summary>
internal static class ErrorTable
{
    // The text is matched by part, never as a whole: the API appends details.
    private static readonly (int? Code, string Part, string Remedy)[] Remedies =
    [
        (9999, "not_enabled", "Zero Trust is not set up for this account. Open the Zero Trust dashboard once and choose a team name; no API call can do it."),
        (6003, "", "The credential is malformed: give the token alone, without 'Bearer' or quotes."),
        (7003, "", "The path leads nowhere: check the account or zone id."),
        (9109, "", "The token belongs to another account: check -AccountId, or make a token for this one."),
        (11004, "auth_domain", "Give the organization's auth_domain, and make sure that Zero Trust is set up."),
        (11010, "", "Another app protects this domain already: Get-CfAccessApp shows which."),
        (12130, "precedences must be unique", "Two policies of the app have one precedence: give another -Precedence."),
        (12130, "does not belong to zone", "The domain is not in a zone of this account, or the zone is still pending."),
        (12130, "tag that does not exist", "Make the tag first: New-CfAccessTag."),
        (12130, "service token not found", "A rule takes the id or name of the service token, not its client id."),
        (12132, "active associations", "Take the hostnames away first: Set-CfAccessCertificate -AssociatedHostnames @()."),
        (12132, "still being updated", "The previous change is still on its way: wait a minute and repeat."),
        (12132, "onetimepin", "There is one one-time PIN provider per account, and it exists already."),
        (12139, "", "Policies, groups or apps still use the service token: change those first."),
        (12091, "", "The API takes only certain page sizes: 1, 5, 10, 20, 25, 50, 100, 1000."),
        (null, "already_exists", "An object of this name exists already."),
    ];

    public static AccessErrorKind Kind(int status, int? code, string? text) => (status, code) switch
    {
        (_, 9999) => AccessErrorKind.NotEnabled,
        (401, _) => AccessErrorKind.Unauthenticated,
        (_, 6003) => AccessErrorKind.Unauthenticated,
        (403, _) => AccessErrorKind.Forbidden,
        (404, _) => AccessErrorKind.NotFound,
        (409, _) => AccessErrorKind.Conflict,
        (429, _) => AccessErrorKind.RateLimited,
        (408, _) => AccessErrorKind.Timeout,
        ( >= 500, _) => AccessErrorKind.ServerError,
        // The API refuses a service token that is in use with 400, and all else that is with 409.
        _ when text?.IndexOf("already_exists", StringComparison.Ordinal) >= 0 || Usage.IsSaid(text) => AccessErrorKind.Conflict,
        _ => AccessErrorKind.BadRequest,
    };

    public static string? Remedy(AccessErrorKind kind, int? code, string? text, ApiRequest request) =>
        Remedies.FirstOrDefault(entry => (entry.Code is null || entry.Code == code)
            && (text ?? string.Empty).IndexOf(entry.Part, StringComparison.OrdinalIgnoreCase) >= 0).Remedy ?? kind switch
            {
                AccessErrorKind.Unauthenticated => "The token or key is wrong, expired or revoked: make a new one in the Cloudflare dashboard and connect again with Connect-CfAccess.",
                AccessErrorKind.Forbidden => $"The token needs the permission '{Permission(request)}' for this account or zone.",
                AccessErrorKind.NotFound => request.Resource is { } resource ? WhereToLook(resource, request) : "Check the path and the account or zone id.",
                AccessErrorKind.Conflict => "Look at what is there, then repeat.",
                AccessErrorKind.RateLimited => "Cloudflare allows 1200 requests in five minutes per user, the dashboard's included: wait five minutes.",
                AccessErrorKind.ServerError => "Cloudflare's service failed: repeat in a minute; see www.cloudflarestatus.com.",
                AccessErrorKind.NotEnabled => "Zero Trust is not set up for this account: open the Zero Trust dashboard once.",
                AccessErrorKind.Timeout => "Repeat in a minute; check the network and the proxy.",
                _ => null,
            };

    // Of what is below an object, it may be that object which does not exist. Who asked for a list is not sent there again.
    private static string WhereToLook(Resource resource, ApiRequest request)
    {
        var isList = !resource.IsSingleton && request.Method == HttpMethod.Get && request.Path.EndsWith(resource.Path.Substring(resource.Path.LastIndexOf('/')), StringComparison.Ordinal);
        return new[] { resource.Parent?.Lister, isList ? null : resource.Lister }.OfType<string>().ToArray() switch
        {
            [var one] => $"{one} lists what there is.",
            [var parents, var own] => $"{parents} and {own} list what there is.",
            _ when isList => "Check the account or zone id.",
            _ when resource.IsSingleton => "There may be none yet; else check the account or zone id.",
            _ => "Check the id: there is no list of these.",
        };
    }

    private static string Permission(ApiRequest request) =>
        request.Permission ?? (request.Resource ?? AccessApi.Apps).PermissionTo(request.Method);
}
