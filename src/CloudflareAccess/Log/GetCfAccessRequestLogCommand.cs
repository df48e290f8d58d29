using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Validation;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;
using CloudflareAccess.Log;

namespace CloudflareAccess;

/// <summary>
/// Gets the log of logins, newest first: the user, the app, the address, and whether it was allowed. Bypassed traffic is not
/// logged.
/// </summary>
[Cmdlet(VerbsCommon.Get, "CfAccessRequestLog", SupportsPaging = true)]
[OutputType(typeof(AccessRequestLog))]
public sealed class GetCfAccessRequestLogCommand : LogCommand<AccessRequestLog>
{
    /// <summary>The user's email address, whole; wildcards are allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("UserEmail")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SupportsWildcards]
    public string? Email { get; set; }

    /// <summary>The app: id, name, or object.</summary>
    [Parameter(ValueFromPipeline = true)]
    [NamedBy("App", "AppUid", Noun = "App")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? App { get; set; }

    /// <summary>Whether the login was allowed.</summary>
    [Parameter]
    public bool? Allowed { get; set; }

    /// <summary>The ray id of the request, as the page for refused users shows it.</summary>
    [Parameter]
    public string? RayId { get; set; }

    /// <summary>The country, two letters. The API does not describe this filter, and rows do not show it.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>The identity provider: id, name, or object. The API does not describe this filter, and rows do not show it.</summary>
    [Parameter]
    [RefersTo("IdentityProvider")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? IdentityProvider { get; set; }

    /// <summary>The type of the app. The API does not describe this filter, and rows do not show it.</summary>
    [Parameter]
    public string? AppType { get; set; }

    /// <summary>Whether a machine logged in, and not a person. The API does not describe this filter, and rows do not show it.</summary>
    [Parameter]
    public bool? NonIdentity { get; set; }

    /// <summary>The names of filters to negate: <c>-Country DE -Not Country</c> is all but Germany.</summary>
    [Parameter]
    [ValidateSet(
        nameof(Email), nameof(App), nameof(Allowed), nameof(RayId),
        nameof(Country), nameof(IdentityProvider), nameof(AppType), nameof(NonIdentity))]
    public string[] Not { get; set; } = [];

    private protected override Resource<AccessRequestLog> Resource => AccessApi.RequestLogs;

    private bool HasWildcard => Email is not null && WildcardPattern.ContainsWildcardCharacters(Email);

    private protected override LogFilter<AccessRequestLog> Filter()
    {
        var app = App is null ? null : IdOf(App, AccessApi.Apps);
        string[] unsure = [nameof(Country), nameof(IdentityProvider), nameof(AppType), nameof(NonIdentity)];
        foreach (var parameter in unsure.Where(MyInvocation.BoundParameters.ContainsKey))
        {
            WriteWarning(
                $"-{parameter}: Cloudflare's description of the API has no such filter for this log, only the operator that belongs to it. "
                + "If the API does not know it, the rows are not filtered by it.");
        }

        // The fields that rows show are also filtered here, because the API may not know a filter.
        return new([.. Query(app)]) { IsWanted = row => Matches(row, app), IsExact = !HasWildcard };
    }

    private protected override DateTimeOffset? TimeOf(AccessRequestLog row) => row.CreatedAt;

    private IEnumerable<KeyValuePair<string, string>> Query(string? app) =>
    [
        .. Email is null || HasWildcard ? [] : Filter("email", nameof(Email), EmailAddress.Check(Email)),
        .. Email is null || HasWildcard || IsNegated(nameof(Email)) ? [] : QueryFilter.Of("email_exact", "true"),
        .. Filter("app_uid", nameof(App), app),
        .. Filter("allowed", nameof(Allowed), Text(Allowed)),
        .. Filter("ray_id", nameof(RayId), RayId),
        .. Filter("country_code", nameof(Country), CountryCode.Check(Country?.ToUpperInvariant())),
        .. Filter("idp", nameof(IdentityProvider), IdentityProvider is null ? null : IdOf(IdentityProvider, AccessApi.IdentityProviders)),
        .. Filter("app_type", nameof(AppType), AppType),
        .. Filter("non_identity", nameof(NonIdentity), Text(NonIdentity)),
    ];

    private bool Matches(AccessRequestLog row, string? app) =>
        IsWanted(nameof(Email), Email is null ? null : WildcardPattern.Get(Email, WildcardOptions.IgnoreCase).IsMatch(row.UserEmail ?? ""))
        && IsWanted(nameof(App), app is null ? null : row.AppUid == app)
        && IsWanted(nameof(Allowed), Allowed is null ? null : row.Allowed == Allowed)
        && IsWanted(nameof(RayId), RayId is null ? null : string.Equals(row.RayId, RayId, StringComparison.OrdinalIgnoreCase));

    private bool IsWanted(string parameter, bool? fits) => fits is null || fits != IsNegated(parameter);

    private bool IsNegated(string parameter) => Not.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<KeyValuePair<string, string>> Filter(string name, string parameter, string? value) => value is null
        ? []
        : [new(name, value), new(name + "Op", IsNegated(parameter) ? "neq" : "eq")];

    private static string? Text(bool? value) => value is null ? null : value.Value ? "true" : "false";
}
