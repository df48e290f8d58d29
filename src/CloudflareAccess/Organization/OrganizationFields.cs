using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>The fields of an organization.</summary>
public abstract class OrganizationFields : WriteResourceCommand<AccessOrganization>, IZoneScoped
{
    /// <summary>How long a global session lasts: a Go duration such as <c>24h</c>.</summary>
    [Parameter]
    public string? SessionDuration { get; set; }

    /// <summary>Whether the login page is skipped where there is one identity provider.</summary>
    [Parameter]
    public bool? AutoRedirectToIdentity { get; set; }

    /// <summary>Whether a WARP session can stand for a login.</summary>
    [Parameter]
    public bool? AllowAuthenticateViaWarp { get; set; }

    /// <summary>How long a WARP login lasts: a Go duration such as <c>24h</c>.</summary>
    [Parameter]
    public string? WarpAuthSessionDuration { get; set; }

    /// <summary>Whether programs that are no browsers get a 401 from WARP authentication in place of a redirect.</summary>
    [Parameter]
    public bool? WarpAuthNonBrowser401 { get; set; }

    /// <summary>Whether the dashboard may read and not write.</summary>
    [Parameter]
    public bool? IsUiReadOnly { get; set; }

    /// <summary>Why the dashboard may or may not write.</summary>
    [Parameter]
    public string? UiReadOnlyToggleReason { get; set; }

    /// <summary>After how long without a login a user loses the seat: a Go duration such as <c>1460h</c>.</summary>
    [Parameter]
    public string? UserSeatExpirationInactiveTime { get; set; }

    /// <summary>What the login page looks like, as an object or a hashtable; what is not named in it stays.</summary>
    [Parameter]
    [Settings(typeof(LoginDesign))]
    public LoginDesign? LoginDesign { get; set; }

    /// <summary>Whether requests to hostnames that no app protects are refused.</summary>
    [Parameter]
    public bool? DenyUnmatchedRequests { get; set; }

    /// <summary>The names of zones where they are not.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? DenyUnmatchedRequestsExemptedZoneNames { get; set; }

    /// <summary>Which second factors count, as an object or a hashtable; what is not named in it stays.</summary>
    [Parameter]
    [Settings(typeof(OrganizationMfaConfig))]
    public OrganizationMfaConfig? MfaConfig { get; set; }

    /// <summary>What is asked of keys in hardware, as an object or a hashtable; what is not named in it stays.</summary>
    [Parameter]
    [Settings(typeof(MfaPivKeyRequirements))]
    public MfaPivKeyRequirements? MfaPivKeyRequirements { get; set; }

    /// <summary>Whether every app asks for a second factor.</summary>
    [Parameter]
    public bool? MfaRequiredForAllApps { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessOrganization> Resource => AccessApi.Organizations;
}
