using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Errors;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>
/// Examines a connection: whether the credential lives and until when, whether it reaches the account, whether Access is
/// set up, which resources it may read, and how many requests are left. Nothing is changed.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "CfAccessConnection")]
[OutputType(typeof(AccessConnectionCheck))]
public sealed class TestCfAccessConnectionCommand : AccessCommand
{
    private const string Passed = "Passed";
    private const string Failed = "Failed";
    private const string Unknown = "Unknown";

    // Nothing has this id: who may read is told that there is nothing, who may not is refused. An empty list says neither.
    private const string Nothing = "00000000-0000-4000-8000-000000000000";

    private static readonly Resource[] Probed =
    [
        AccessApi.Apps, AccessApi.Policies, AccessApi.Groups, AccessApi.IdentityProviders, AccessApi.ServiceTokens, AccessApi.Users, AccessApi.Certificates, AccessApi.Tags,
        AccessApi.CustomPages, AccessApi.Targets, AccessApi.McpPortals, AccessApi.McpServers, AccessApi.SamlCertificates, AccessApi.Organizations, AccessApi.SigningKeys,
    ];

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (!CheckCredential())
        {
            return;
        }

        var scope = LocationOf(AccessApi.Apps).Scope;
        var place = $"{(scope.IsZone ? "zone" : "account")} {scope.Id}";
        var apps = Probe(new ApiRequest(HttpMethod.Get, $"{scope.Prefix}/access/apps/{Nothing}/policies?per_page=1") { Subject = AccessApi.Apps });
        if (apps is { Code: 7003 or 9109 } or { Kind: AccessErrorKind.ConnectionFailed or AccessErrorKind.Timeout })
        {
            Report("Account", Failed, $"The {place} was not reached: {apps.Message}", Advice.For(apps));
            return;
        }

        Report("Account", IsRefused(apps) ? Unknown : Passed, IsRefused(apps) ? $"The credential may not read the apps of the {place}: it may belong elsewhere." : $"The {place} was reached.");
        if (apps?.Kind == AccessErrorKind.NotEnabled)
        {
            Report("Access", Failed, "Zero Trust is not set up.", Advice.For(apps));
            return;
        }

        Report("Access", IsRefused(apps) ? Unknown : Passed, IsRefused(apps) ? "Nothing could be read." : "Zero Trust is set up.");
        foreach (var resource in Probed.Where(resource => resource.Scopes.HasFlag(scope.IsZone ? Scopes.Zone : Scopes.Account)))
        {
            ReportResource(resource, resource == AccessApi.Apps ? apps : Probe(new ApiRequest(HttpMethod.Get, resource.PathTo(new AccessLocation(scope), Nothing)) { Subject = resource }));
        }

        ReportLog(scope);
        Report(
            "Quota",
            Api.Quota is null ? Unknown : Api.Quota.Value.Left > 0 ? Passed : Failed,
            Api.Quota is { } quota ? $"{quota.Left} requests left; the limit begins anew in {quota.Seconds} seconds." : "The API did not say how many requests are left.",
            Api.Quota is { Left: 0 } ? "Wait for the limit to begin anew: until then every call is refused." : null);
    }

    private bool CheckCredential()
    {
        try
        {
            var said = Await(call => Credentials.VerifyAsync(Connected, call));
            var ends = said.ValueKind == JsonValueKind.Object && said.TryGetProperty("expires_on", out var text) && text.ValueKind == JsonValueKind.String && text.TryGetDateTimeOffset(out var time) ? time : (DateTimeOffset?)null;
            Report("Credential", Passed, $"{Connected.Authentication} works; {(ends is { } end ? $"it expires on {end.LocalDateTime:yyyy-MM-dd HH:mm}" : "no expiry is known")}.");
            return true;
        }
        catch (AccessApiException error)
        {
            Report("Credential", Failed, error.Message, Advice.For(error));
            return false;
        }
    }

    private void ReportResource(Resource resource, AccessApiException? answer) => Report(
        resource.Noun,
        answer is null or { Kind: AccessErrorKind.NotFound } or { Code: 12045 } ? Passed : IsRefused(answer) ? Failed : Unknown,
        answer is null or { Kind: AccessErrorKind.NotFound } or { Code: 12045 } ? "Can be read." : IsRefused(answer) ? "May not be read." : answer.Message,
        IsRefused(answer) ? Advice.For(answer!) : null);

    // The log has nothing to ask for by an id: rows say that it may be read, and none say nothing.
    private void ReportLog(AccessScope scope)
    {
        if (scope.IsZone)
        {
            return;
        }

        try
        {
            var page = Await(call => Api.ListAsync(AccessApi.RequestLogs, new AccessLocation(scope), new List<KeyValuePair<string, string>>(), 1, 1, call));
            Report("RequestLog", page.Items.Count > 0 ? Passed : Unknown, page.Items.Count > 0 ? "Can be read." : "It is empty, or may not be read.");
        }
        catch (AccessApiException error)
        {
            ReportResource(AccessApi.RequestLogs, error);
        }
    }

    // Null where the API answered with what was asked for.
    private AccessApiException? Probe(ApiRequest request)
    {
        try
        {
            Await(call => Api.SendAsync(request, call));
            return null;
        }
        catch (AccessApiException error)
        {
            return error;
        }
    }

    private static bool IsRefused(AccessApiException? answer) => answer?.Kind is AccessErrorKind.Forbidden or AccessErrorKind.Unauthenticated;

    private void Report(string name, string status, string detail, string? remedy = null) => WriteObject(new AccessConnectionCheck(name, status, detail, remedy));
}
