using System;
using System.Linq;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>
/// An application that Access protects or shows in its launcher. One class has the fields of every type; which of them
/// an app has depends on <see cref="Type"/>, and the API refuses those of another type.
/// </summary>
/// <remarks>
/// An app is replaced as a whole: the API resets what is missing to its default, save the policies, which stay when
/// they are left out.
/// </remarks>
public sealed class AccessApp : AccessObject
{
    /// <summary>The kind of app. It is fixed once the app is made.</summary>
    [KnownValues("self_hosted", "saas", "ssh", "vnc", "app_launcher", "warp", "biso", "bookmark", "dash_sso", "infrastructure", "rdp", "mcp", "mcp_portal", "proxy_endpoint")]
    public string? Type { get => Text(); set => Write(value); }

    /// <summary>The name, as the App Launcher shows it. At most 350 characters.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>
    /// The primary hostname and path, such as <c>wiki.example.com/docs</c>; for a bookmark the URL. It has to be among
    /// the destinations.
    /// </summary>
    public string? Domain { get => Text(); set => Write(value); }

    /// <summary>
    /// Everything the app protects. It is one state with <see cref="Domain"/> and <see cref="SelfHostedDomains"/>, and
    /// wins over both.
    /// </summary>
    public AppDestination[]? Destinations { get => Parts<AppDestination>(); set => Write(value); }

    /// <summary>
    /// The public domains the app protects. Deprecated for <see cref="Destinations"/>; ignored when those are given.
    /// </summary>
    public string[]? SelfHostedDomains { get => Texts(); set => Write(value); }

    /// <summary>
    /// How long a login to the app lasts, as a Go duration such as <c>24h</c>; <c>24h</c> unless given. Not for
    /// infrastructure apps.
    /// </summary>
    public string? SessionDuration { get => Text(); set => Write(GoDuration.Check(value)); }

    /// <summary>
    /// Ids of the identity providers that people may choose from; all of them when empty. Names may stand here until the
    /// app is written.
    /// </summary>
    public string[]? AllowedIdps { get => Texts(); set => Write(value); }

    /// <summary>Whether the choice of identity provider is skipped. Needs exactly one in <see cref="AllowedIdps"/>.</summary>
    public bool? AutoRedirectToIdentity { get => Flag(); set => Write(value); }

    /// <summary>Whether a session of the WARP client counts as a login; wins over the setting of the organization.</summary>
    public bool? AllowAuthenticateViaWarp { get => Flag(); set => Write(value); }

    /// <summary>Whether the App Launcher shows the app; true unless given.</summary>
    public bool? AppLauncherVisible { get => Flag(); set => Write(value); }

    /// <summary>URL of the image that the App Launcher shows.</summary>
    public string? LogoUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>Names of the tags by which the App Launcher groups apps. A tag has to exist first.</summary>
    public string[]? Tags { get => Texts(); set => Write(value); }

    /// <summary>
    /// Ids of the custom pages that the app shows in place of the usual ones. Names may stand here until the app is
    /// written.
    /// </summary>
    public string[]? CustomPages { get => Texts(); set => Write(value); }

    /// <summary>What a person reads who is denied.</summary>
    public string? CustomDenyMessage { get => Text(); set => Write(value); }

    /// <summary>Where a person is sent who fails the identity rules.</summary>
    public string? CustomDenyUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>Where a person is sent who fails the rules that ask no identity.</summary>
    public string? CustomNonIdentityDenyUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>Whether the app may be shown inside a frame.</summary>
    public bool? AllowIframe { get => Flag(); set => Write(value); }

    /// <summary>Whether cloudflared logs in without the page in between.</summary>
    public bool? SkipInterstitial { get => Flag(); set => Write(value); }

    /// <summary>How Access answers requests from other origins. Excludes <see cref="OptionsPreflightBypass"/>.</summary>
    public CorsHeaders? CorsHeaders { get => Part<CorsHeaders>(); set => Write(value); }

    /// <summary>Whether OPTIONS requests go to the origin without a login. Excludes <see cref="CorsHeaders"/>.</summary>
    public bool? OptionsPreflightBypass { get => Flag(); set => Write(value); }

    /// <summary>Whether a second cookie binds the token to the browser, against stolen tokens.</summary>
    public bool? EnableBindingCookie { get => Flag(); set => Write(value); }

    /// <summary>Whether the cookie is kept from scripts; true unless given.</summary>
    public bool? HttpOnlyCookieAttribute { get => Flag(); set => Write(value); }

    /// <summary>Whether the cookie holds for the path of the app only, in place of the whole hostname.</summary>
    public bool? PathCookieAttribute { get => Flag(); set => Write(value); }

    /// <summary>The SameSite attribute of the cookie.</summary>
    [KnownValues("none", "strict", "lax")]
    public string? SameSiteCookieAttribute { get => Text(); set => Write(value); }

    /// <summary>
    /// Whether the first login sets the cookie on every hostname of the app, in place of each on its first visit; true
    /// unless given.
    /// </summary>
    public bool? EagerRedirectCookieSetting { get => Flag(); set => Write(value); }

    /// <summary>
    /// Name of one header that carries id and secret of a service token as JSON, in place of the usual two headers.
    /// </summary>
    public string? ReadServiceTokensFromHeader { get => Text(); set => Write(value); }

    /// <summary>
    /// Whether a request that a service-token policy blocks is answered with 401, in place of the login page.
    /// </summary>
    public bool? ServiceAuth401Redirect { get => Flag(); set => Write(value); }

    /// <summary>
    /// Whether the App Launcher opens the app in a remote browser, which reaches private domains without the WARP
    /// client.
    /// </summary>
    public bool? UseClientlessIsolationAppLauncherUrl { get => Flag(); set => Write(value); }

    /// <summary>The second factor that Access itself asks for.</summary>
    public MfaConfig? MfaConfig { get => Part<MfaConfig>(); set => Write(value); }

    /// <summary>Access as the OAuth server of the app (beta).</summary>
    public OAuthConfiguration? OAuthConfiguration { get => Part<OAuthConfiguration>(); set => Write(value); }

    /// <summary>
    /// How people and groups are provisioned to the app by SCIM (beta). The secrets of it are
    /// <see cref="ScimPassword"/>, <see cref="ScimToken"/> and <see cref="ScimClientSecret"/>.
    /// </summary>
    public AppScimConfig? ScimConfig { get => Part<AppScimConfig>(); set => Write(value); }

    /// <summary>How a SaaS app logs people in, by SAML or OpenID Connect.</summary>
    public SaasApp? SaasApp { get => Part<SaasApp>(); set => Write(value); }

    /// <summary>Which targets an infrastructure or RDP app gives access to, and by which protocol.</summary>
    public TargetCriterion[]? TargetCriteria { get => Parts<TargetCriterion>(); set => Write(value); }

    /// <summary>URL of the image in the header of the App Launcher.</summary>
    public string? AppLauncherLogoUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>The background colour of the App Launcher, such as <c>#ff0000</c>.</summary>
    public string? BgColor { get => Text(); set => Write(value); }

    /// <summary>The background colour of the header of the App Launcher, such as <c>#ff0000</c>.</summary>
    public string? HeaderBgColor { get => Text(); set => Write(value); }

    /// <summary>The links at the foot of the App Launcher.</summary>
    public FooterLink[]? FooterLinks { get => Parts<FooterLink>(); set => Write(value); }

    /// <summary>What the page looks like on which people log in to the App Launcher.</summary>
    public LandingPageDesign? LandingPageDesign { get => Part<LandingPageDesign>(); set => Write(value); }

    /// <summary>Whether the App Launcher skips that page.</summary>
    public bool? SkipAppLauncherLoginPage { get => Flag(); set => Write(value); }

    /// <summary>
    /// The policies as they were read, in order of precedence; each is a copy, to be changed with the policy commands.
    /// The app itself keeps only links to them.
    /// </summary>
    public AccessPolicy[]? Policies => Document["policies"] is JsonArray policies
        ? policies.Where(static policy => policy is not null).Select(policy => PolicyOf(policy!)).ToArray()
        : null;

    /// <summary>The audience tag, 64 hexadecimal digits, that tokens for the app carry.</summary>
    public string? Aud => Text();

    /// <summary>The id once more, under the name that some answers give it.</summary>
    public string? Uid => Text();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    /// <summary>The secret of an OpenID Connect app. The API shows it once, in the answer that makes the app.</summary>
    public SecureString? SaasClientSecret => Secret("saas_app.client_secret");

    /// <summary>
    /// The password for the remote SCIM service, with scheme <c>httpbasic</c>. Never read back; give it again with
    /// every change of <see cref="ScimConfig"/>.
    /// </summary>
    public SecureString? ScimPassword { get => Secret("scim_config.authentication.password"); set => Keep("scim_config.authentication.password", value); }

    /// <summary>
    /// The token for the remote SCIM service, with scheme <c>oauthbearertoken</c>. Never read back; give it again with
    /// every change of <see cref="ScimConfig"/>.
    /// </summary>
    public SecureString? ScimToken { get => Secret("scim_config.authentication.token"); set => Keep("scim_config.authentication.token", value); }

    /// <summary>
    /// The client secret for the remote SCIM service, with scheme <c>oauth2</c> or <c>access_service_token</c>. Never
    /// read back; give it again with every change of <see cref="ScimConfig"/>.
    /// </summary>
    public SecureString? ScimClientSecret { get => Secret("scim_config.authentication.client_secret"); set => Keep("scim_config.authentication.client_secret", value); }

    internal override string? Label => Name ?? Domain;

    // A link may be a bare id.
    private AccessPolicy PolicyOf(JsonNode node)
    {
        var policy = new AccessPolicy { Origin = Origin?.PartIn("policies") };
        var text = node is JsonObject ? node.ToJsonString(ClientJson.Compact) : $"{{\"id\":{node.ToJsonString(ClientJson.Compact)}}}";
        using var json = JsonDocument.Parse(text);
        policy.Load(json.RootElement.Clone());
        policy.Location = Location is { } at && Id is { } id ? new AccessLocation(at.Scope, id) : null;
        return policy;
    }
}
