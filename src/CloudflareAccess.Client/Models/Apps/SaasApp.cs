using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>How a SaaS app logs people in. <see cref="AuthType"/> says whether the fields of SAML or of OpenID Connect hold.</summary>
public sealed class SaasApp : AccessDocument
{
    /// <summary>The protocol; <c>saml</c> unless given.</summary>
    [KnownValues("saml", "oidc")]
    public string? AuthType { get => Text(); set => Write(value); }

    /// <summary>SAML: where the service receives the assertion.</summary>
    public string? ConsumerServiceUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>SAML: the name of the service, unique in the world.</summary>
    public string? SpEntityId { get => Text(); set => Write(value); }

    /// <summary>SAML: what the name identifier holds.</summary>
    [KnownValues("id", "email")]
    public string? NameIdFormat { get => Text(); set => Write(value); }

    /// <summary>
    /// SAML: a JSONata expression that makes the name identifier; it may override <see cref="NameIdFormat"/>.
    /// </summary>
    public string? NameIdTransformJsonata { get => Text(); set => Write(value); }

    /// <summary>SAML: a JSONata expression that makes the attributes, as a JSON object.</summary>
    public string? SamlAttributeTransformJsonata { get => Text(); set => Write(value); }

    /// <summary>SAML: further attributes of the assertion.</summary>
    public SaasAttributeMapping[]? CustomAttributes { get => Parts<SaasAttributeMapping>(); set => Write(value); }

    /// <summary>SAML: where a person lands after a login that began at the identity provider.</summary>
    public string? DefaultRelayState { get => Text(); set => Write(value); }

    /// <summary>SAML: the name of Access towards this service.</summary>
    public string? IdpEntityId => Text();

    /// <summary>SAML: where the service sends a login.</summary>
    public string? SsoEndpoint => Text();

    /// <summary>The certificate by which the service verifies what Access says.</summary>
    public string? PublicKey => Text();

    /// <summary>
    /// OpenID Connect: the id of the client. The secret is on the app, as <see cref="AccessApp.SaasClientSecret"/>.
    /// </summary>
    public string? ClientId => Text();

    /// <summary>OpenID Connect: where the tile in the App Launcher leads.</summary>
    public string? AppLauncherUrl { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>OpenID Connect: where codes and tokens may be sent.</summary>
    public string[]? RedirectUris { get => Texts(); set => Write(value); }

    /// <summary>OpenID Connect: the flows that are allowed.</summary>
    [KnownValues("authorization_code", "authorization_code_with_pkce", "refresh_tokens", "hybrid", "implicit")]
    public string[]? GrantTypes { get => Texts(); set => Write(value); }

    /// <summary>OpenID Connect: what the service may learn of a person.</summary>
    [KnownValues("openid", "groups", "email", "profile")]
    public string[]? Scopes { get => Texts(); set => Write(value); }

    /// <summary>OpenID Connect: a regular expression that the groups in a token have to match.</summary>
    public string? GroupFilterRegex { get => Text(); set => Write(value); }

    /// <summary>OpenID Connect: further claims of the token.</summary>
    public SaasCustomClaim[]? CustomClaims { get => Parts<SaasCustomClaim>(); set => Write(value); }

    /// <summary>
    /// OpenID Connect: how long an access token lasts, in hours and minutes, <c>1m</c> to <c>24h</c>; <c>5m</c> unless
    /// given.
    /// </summary>
    public string? AccessTokenLifetime { get => Text(); set => Write(GoDuration.CheckHoursMinutes(value)); }

    /// <summary>OpenID Connect: whether a client that uses PKCE may do without its secret.</summary>
    public bool? AllowPkceWithoutClientSecret { get => Flag(); set => Write(value); }

    /// <summary>OpenID Connect: how long refresh tokens last.</summary>
    public RefreshTokenOptions? RefreshTokenOptions { get => Part<RefreshTokenOptions>(); set => Write(value); }

    /// <summary>OpenID Connect: which tokens the hybrid and implicit flows give.</summary>
    public HybridAndImplicitOptions? HybridAndImplicitOptions { get => Part<HybridAndImplicitOptions>(); set => Write(value); }

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    /// <summary>When it was last changed; the API has it in UTC.</summary>
    public DateTimeOffset? UpdatedAt => Time();
}
