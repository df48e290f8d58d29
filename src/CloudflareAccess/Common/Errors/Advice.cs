using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Common.Errors;

/// <summary>Tells what to do about a failed request, in terms of the cmdlets.</summary>
internal static class Advice
{
    // The text is matched by part, never as a whole: the API appends details.
    private static readonly (int? Code, string Part, string Text)[] Known =
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

    private static readonly Dictionary<AccessErrorKind, string> ByKind = new()
    {
        [AccessErrorKind.Unauthenticated] = "The token or key is wrong, expired or revoked: make a new one in the Cloudflare dashboard and connect again with Connect-CfAccess.",
        [AccessErrorKind.Conflict] = "Look at what is there, then repeat.",
        [AccessErrorKind.RateLimited] = "Cloudflare allows 1200 requests in five minutes per user, the dashboard's included: wait five minutes.",
        [AccessErrorKind.ServerError] = "Cloudflare's service failed: repeat in a minute; see www.cloudflarestatus.com.",
        [AccessErrorKind.NotEnabled] = "Zero Trust is not set up for this account: open the Zero Trust dashboard once.",
        [AccessErrorKind.Timeout] = "Check the network and the proxy, then repeat in a minute.",
        [AccessErrorKind.ConnectionFailed] = "Check the network, the proxy, the clock of this machine, and CLOUDFLARE_API_BASE_URL.",
        [AccessErrorKind.UnreadableAnswer] = "Something between this machine and Cloudflare may have answered: check CLOUDFLARE_API_BASE_URL and the proxy.",
    };

    /// <summary>What helps; null where nothing is known to help.</summary>
    public static string? For(AccessApiException error) => error.Remedy
        ?? (error.StatusCode is null ? null : Known.FirstOrDefault(entry => IsMeant(entry.Code, entry.Part, error)).Text)
        ?? error.Kind switch
        {
            AccessErrorKind.Forbidden => error.Permission is { } permission ? $"The token needs the permission '{permission}' for this account or zone." : null,
            AccessErrorKind.NotFound => error.Subject is Resource resource ? WhereToLook(resource, error) : "Check the path and the account or zone id.",
            AccessErrorKind.OutcomeUnknown => error.Subject is Resource resource
                ? $"Look before you repeat it: Get-CfAccess{resource.Noun} shows whether the {resource.Title} exists."
                : "Look whether it was made before you repeat it.",
            _ => ByKind.TryGetValue(error.Kind, out var text) ? text : null,
        };

    /// <summary>The command that lists the objects of a resource; null where there is none.</summary>
    public static string? Lister(Resource resource) => !resource.Can.HasFlag(Verbs.List) ? null
        : resource.Parent is { } parent ? $"Get-CfAccess{resource.Noun} -{parent.Noun}"
        : resource.Path.Contains("{}") ? null : $"Get-CfAccess{resource.Noun}";

    private static bool IsMeant(int? code, string part, AccessApiException error) =>
        (code is null || code == error.Code) && (error.ApiMessage ?? string.Empty).IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    // Of what is below an object, it may be that object which does not exist. A list that was not found is not where to look.
    private static string WhereToLook(Resource resource, AccessApiException error)
    {
        var isList = !resource.IsSingleton && error.Method == "GET"
            && error.Path?.EndsWith(resource.Path.Substring(resource.Path.LastIndexOf('/')), StringComparison.Ordinal) == true;
        var parents = resource.Parent is { } parent ? Lister(parent) : null;
        return new[] { parents, isList ? null : Lister(resource) }.OfType<string>().ToArray() switch
        {
            [var one] => $"{one} lists what there is.",
            [var above, var own] => $"{above} and {own} list what there is.",
            _ when isList => "Check the account or zone id.",
            _ when resource.IsSingleton => "There may be none yet; else check the account or zone id.",
            _ => "Check the id: there is no list of these.",
        };
    }
}
