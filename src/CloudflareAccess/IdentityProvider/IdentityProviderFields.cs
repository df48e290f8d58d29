using System.Management.Automation;
using System.Security;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>The fields of an identity provider.</summary>
public abstract class IdentityProviderFields : WriteResourceCommand<AccessIdentityProvider>, IShowsSecret, IThrottled, IZoneScoped
{
    /// <summary>The settings of its type, such as <c>@{ ClientId = 'abc'; OktaAccount = 'https://acme.okta.com' }</c>; settings that are not named stay.</summary>
    [Parameter]
    [Settings(typeof(IdentityProviderConfig))]
    public IdentityProviderConfig? Config { get; set; }

    /// <summary>The client secret that the provider issued. The API never shows it again.</summary>
    [Parameter]
    public SecureString? ClientSecret { get; set; }

    /// <summary>Provisioning by SCIM; settings that are not named stay. Switching it on returns a secret, once.</summary>
    [Parameter]
    [Settings(typeof(IdentityProviderScimConfig))]
    public IdentityProviderScimConfig? ScimConfig { get; set; }

    /// <summary>Returns the SCIM secret as text. It is a SecureString unless this is given.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessIdentityProvider> Resource => AccessApi.IdentityProviders;
}
