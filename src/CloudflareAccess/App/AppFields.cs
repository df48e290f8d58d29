using System.Management.Automation;
using System.Security;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>The fields of an app. Which of them a type of app has is in the help of New-CfAccessApp.</summary>
public abstract class AppFields : WriteResourceCommand<AccessApp>, IThrottled, IZoneScoped
{
    /// <summary>The host that is protected, with a path if only that is, such as <c>wiki.example.com/admin</c>. Destinations follow.</summary>
    [Parameter]
    public virtual string? Domain { get; set; }

    /// <summary>How long a login lasts: a Go duration such as <c>24h</c>.</summary>
    [Parameter]
    public virtual string? SessionDuration { get; set; }

    /// <summary>The identity providers to choose from: ids, names, or objects.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[]? AllowedIdps { get; set; }

    /// <summary>Whether the login page is skipped; needs exactly one allowed identity provider.</summary>
    [Parameter]
    public virtual bool? AutoRedirectToIdentity { get; set; }

    /// <summary>Whether the app launcher shows the app.</summary>
    [Parameter]
    public virtual bool? AppLauncherVisible { get; set; }

    /// <summary>The picture in the app launcher.</summary>
    [Parameter]
    public virtual string? LogoUrl { get; set; }

    /// <summary>Tags; they have to exist.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public virtual string[]? Tags { get; set; }

    /// <summary>What somebody who is refused reads.</summary>
    [Parameter]
    public virtual string? CustomDenyMessage { get; set; }

    /// <summary>Where somebody who is refused by a policy on identity is sent.</summary>
    [Parameter]
    public virtual string? CustomDenyUrl { get; set; }

    /// <summary>Where somebody who is refused by another policy is sent.</summary>
    [Parameter]
    public virtual string? CustomNonIdentityDenyUrl { get; set; }

    /// <summary>The custom pages to show in place of the usual ones: ids, names, or objects.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public virtual AccessReference[]? CustomPages { get; set; }

    /// <summary>All that the app covers, in place of what it covers now: <c>@{ Type = 'public'; Uri = 'wiki.example.com' }</c>. The domain follows.</summary>
    [Parameter]
    [Settings(typeof(AppDestination))]
    public AppDestination[]? Destinations { get; set; }

    /// <summary>The CORS settings, in place of those that are there: <c>@{ AllowedMethods = 'GET'; AllowAllOrigins = $true }</c>.</summary>
    [Parameter]
    [Settings(typeof(CorsHeaders))]
    public CorsHeaders? CorsHeaders { get; set; }

    /// <summary>Whether OPTIONS requests pass to the origin; not with CORS settings.</summary>
    [Parameter]
    public virtual bool? OptionsPreflightBypass { get; set; }

    /// <summary>Whether a WARP session is enough to log in.</summary>
    [Parameter]
    public virtual bool? AllowAuthenticateViaWarp { get; set; }

    /// <summary>Whether the app may stand in a frame.</summary>
    [Parameter]
    public virtual bool? AllowIframe { get; set; }

    /// <summary>Whether a cookie binds the session to the device.</summary>
    [Parameter]
    public virtual bool? EnableBindingCookie { get; set; }

    /// <summary>Whether scripts are kept from the cookie.</summary>
    [Parameter]
    public virtual bool? HttpOnlyCookieAttribute { get; set; }

    /// <summary>When other sites send the cookie: none, lax or strict.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public virtual string? SameSiteCookieAttribute { get; set; }

    /// <summary>Whether the cookie holds for the path of the app only.</summary>
    [Parameter]
    public virtual bool? PathCookieAttribute { get; set; }

    /// <summary>Whether the cookie is set before the redirect to the app.</summary>
    [Parameter]
    public virtual bool? EagerRedirectCookieSetting { get; set; }

    /// <summary>Whether a service without a token is answered 401 in place of a login page.</summary>
    [Parameter]
    public virtual bool? ServiceAuth401Redirect { get; set; }

    /// <summary>Whether the page before cloudflared in a browser is skipped.</summary>
    [Parameter]
    public virtual bool? SkipInterstitial { get; set; }

    /// <summary>A header in which service tokens may come as JSON.</summary>
    [Parameter]
    public virtual string? ReadServiceTokensFromHeader { get; set; }

    /// <summary>Whether the app launcher opens the app in an isolated browser.</summary>
    [Parameter]
    public virtual bool? UseClientlessIsolationAppLauncherUrl { get; set; }

    /// <summary>The second factor of the app.</summary>
    [Parameter]
    [Settings(typeof(MfaConfig))]
    public MfaConfig? MfaConfig { get; set; }

    /// <summary>OAuth for clients of the app (beta).</summary>
    [Parameter]
    [Settings(typeof(OAuthConfiguration))]
    public OAuthConfiguration? OAuthConfiguration { get; set; }

    /// <summary>The SAML or OIDC settings of a SaaS app; settings that are not named stay.</summary>
    [Parameter]
    [Settings(typeof(SaasApp))]
    public SaasApp? SaasApp { get; set; }

    /// <summary>Provisioning of users by SCIM; settings that are not named stay. Its credentials are not shown by the API, and have to be given again.</summary>
    [Parameter]
    [Settings(typeof(AppScimConfig))]
    public AppScimConfig? ScimConfig { get; set; }

    /// <summary>The password of the SCIM service, with the scheme httpbasic.</summary>
    [Parameter]
    public SecureString? ScimPassword { get; set; }

    /// <summary>The token of the SCIM service, with the scheme oauthbearertoken.</summary>
    [Parameter]
    public SecureString? ScimToken { get; set; }

    /// <summary>The client secret of the SCIM service, with the schemes oauth2 and access_service_token.</summary>
    [Parameter]
    public SecureString? ScimClientSecret { get; set; }

    /// <summary>The targets of an infrastructure or RDP app: <c>@{ Port = 22; Protocol = 'SSH'; TargetAttributes = @{ hostname = 'db-1' } }</c>.</summary>
    [Parameter]
    [Settings(typeof(TargetCriterion))]
    public TargetCriterion[]? TargetCriteria { get; set; }

    /// <summary>The logo of the app launcher.</summary>
    [Parameter]
    public virtual string? AppLauncherLogoUrl { get; set; }

    /// <summary>The background colour of the app launcher, such as <c>#ffffff</c>.</summary>
    [Parameter]
    public virtual string? BgColor { get; set; }

    /// <summary>The background colour of the app launcher's header.</summary>
    [Parameter]
    public virtual string? HeaderBgColor { get; set; }

    /// <summary>The links at the foot of the app launcher: <c>@{ Name = 'Help'; Url = 'https://example.com' }</c>.</summary>
    [Parameter]
    [Settings(typeof(FooterLink))]
    public FooterLink[]? FooterLinks { get; set; }

    /// <summary>The login page of the app launcher.</summary>
    [Parameter]
    [Settings(typeof(LandingPageDesign))]
    public LandingPageDesign? LandingPageDesign { get; set; }

    /// <summary>Whether the login page of the app launcher is skipped.</summary>
    [Parameter]
    public virtual bool? SkipAppLauncherLoginPage { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessApp> Resource => AccessApi.Apps;
}
