using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes an app. Without a policy nobody gets in.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessApp", SupportsShouldProcess = true)]
[OutputType(typeof(AccessApp))]
public sealed class NewCfAccessAppCommand : AppFields, IShowsSecret
{
    /// <summary>The name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The type; self_hosted unless given.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string Type { get; set; } = "self_hosted";

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? Domain { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? SessionDuration { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? AutoRedirectToIdentity { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? AppLauncherVisible { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? LogoUrl { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public override string[]? Tags { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? CustomDenyMessage { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? CustomDenyUrl { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? CustomNonIdentityDenyUrl { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public override AccessReference[]? CustomPages { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? OptionsPreflightBypass { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? AllowAuthenticateViaWarp { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? AllowIframe { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? EnableBindingCookie { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? HttpOnlyCookieAttribute { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public override string? SameSiteCookieAttribute { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? PathCookieAttribute { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? EagerRedirectCookieSetting { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? ServiceAuth401Redirect { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? SkipInterstitial { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? ReadServiceTokensFromHeader { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? UseClientlessIsolationAppLauncherUrl { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? AppLauncherLogoUrl { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? BgColor { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? HeaderBgColor { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public override bool? SkipAppLauncherLoginPage { get; set; }

    /// <summary>Reusable policies to link, first to last: ids, names, or objects.</summary>
    [Parameter]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[]? Policy { get; set; }

    private protected override void OnBound(AccessApp item)
    {
        item.Type ??= "self_hosted";
        if (Policy is not null)
        {
            item.Document["policies"] = new JsonArray(Policy.Select(policy =>
                (JsonNode)new JsonObject { ["id"] = IdOf(policy, AccessApi.Policies), ["name"] = policy.Name }).ToArray());
        }
    }

    /// <summary>Returns the client secret of an OIDC app as text. It is a SecureString unless this is given.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    private protected override void OnGiven() => Create();
}
