using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets the log of logins, newest first: who asked for which app, from where, and whether it was allowed. Bypassed traffic is not logged.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessRequestLog", SupportsPaging = true)]
[OutputType(typeof(AccessRequestLog))]
public sealed class GetCfAccessRequestLogCommand : LogCommand<AccessRequestLog>
{
    private string? _app;

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

    /// <summary>Whether it was allowed.</summary>
    [Parameter]
    public bool? Allowed { get; set; }

    /// <summary>The ray id of the request, as the page shows it to whom it refuses.</summary>
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

    /// <summary>Whether a machine asked, not a person. The API does not describe this filter, and rows do not show it.</summary>
    [Parameter]
    public bool? NonIdentity { get; set; }

    /// <summary>The filters, by their names, that rows shall not fit: <c>-Country DE -Not Country</c> is all but Germany.</summary>
    [Parameter]
    [ValidateSet(nameof(Email), nameof(App), nameof(Allowed), nameof(RayId), nameof(Country), nameof(IdentityProvider), nameof(AppType), nameof(NonIdentity))]
    public string[] Not { get; set; } = [];

    private protected override Resource<AccessRequestLog> Resource => AccessApi.RequestLogs;

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query =>
    [
        .. Email is null || HasWildcard ? [] : Filter("email", nameof(Email), EmailAddress.Check(Email)),
        .. Email is null || HasWildcard || Not.Contains(nameof(Email), StringComparer.OrdinalIgnoreCase) ? [] : Filter("email_exact", ["true"]),
        .. Filter("app_uid", nameof(App), _app),
        .. Filter("allowed", nameof(Allowed), Text(Allowed)),
        .. Filter("ray_id", nameof(RayId), RayId),
        .. Filter("country_code", nameof(Country), CountryCode.Check(Country?.ToUpperInvariant())),
        .. Filter("idp", nameof(IdentityProvider), IdentityProvider is null ? null : IdOf(IdentityProvider, AccessApi.IdentityProviders)),
        .. Filter("app_type", nameof(AppType), AppType),
        .. Filter("non_identity", nameof(NonIdentity), Text(NonIdentity)),
    ];

    private protected override bool FiltersHere => HasWildcard;

    private bool HasWildcard => Email is not null && WildcardPattern.ContainsWildcardCharacters(Email);

    /// <inheritdoc/>
    protected override void Process()
    {
        _app = App is null ? null : IdOf(App, AccessApi.Apps);
        foreach (var unsure in new[] { nameof(Country), nameof(IdentityProvider), nameof(AppType), nameof(NonIdentity) }.Where(MyInvocation.BoundParameters.ContainsKey))
        {
            WriteWarning($"-{unsure}: Cloudflare's description of the API has no such filter for this log, only the operator that belongs to it. If the API does not know it, the rows are not filtered by it.");
        }

        WriteLog();
    }

    private protected override DateTimeOffset? TimeOf(AccessRequestLog row) => row.CreatedAt;

    // What a row shows is checked here too: the API may not know the filter.
    private protected override bool Matches(AccessRequestLog item) =>
        IsWanted(nameof(Email), Email is null ? null : WildcardPattern.Get(Email, WildcardOptions.IgnoreCase).IsMatch(item.UserEmail ?? string.Empty))
        && IsWanted(nameof(App), _app is null ? null : item.AppUid == _app)
        && IsWanted(nameof(Allowed), Allowed is null ? null : item.Allowed == Allowed)
        && IsWanted(nameof(RayId), RayId is null ? null : string.Equals(item.RayId, RayId, StringComparison.OrdinalIgnoreCase));

    private bool IsWanted(string parameter, bool? fits) => fits is null || fits != Not.Contains(parameter, StringComparer.OrdinalIgnoreCase);

    private List<KeyValuePair<string, string>> Filter(string name, string parameter, string? value)
    {
        var query = new List<KeyValuePair<string, string>>();
        if (value is not null)
        {
            query.Add(new(name, value));
            query.Add(new(name + "Op", Not.Contains(parameter, StringComparer.OrdinalIgnoreCase) ? "neq" : "eq"));
        }

        return query;
    }

    private static string? Text(bool? value) => value is null ? null : value.Value ? "true" : "false";
}
