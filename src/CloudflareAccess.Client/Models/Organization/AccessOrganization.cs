using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>The Zero Trust organization of an account or a zone: there is one. Source of truth: <c>access/organizations</c>.</summary>
public sealed class AccessOrganization : AccessObject
{
    /// <summary>The name.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>The team domain, such as <c>acme.cloudflareaccess.com</c>. Every update carries it.</summary>
    public string? AuthDomain { get => Text(); set => Write(value); }

    /// <summary>How long a global session lasts, as a Go duration such as <c>24h</c>.</summary>
    public string? SessionDuration { get => Text(); set => Write(GoDuration.Check(value)); }

    /// <summary>Whether the login page is skipped where there is one identity provider.</summary>
    public bool? AutoRedirectToIdentity { get => Flag(); set => Write(value); }

    /// <summary>Whether a WARP session can stand for a login.</summary>
    public bool? AllowAuthenticateViaWarp { get => Flag(); set => Write(value); }

    /// <summary>How long a WARP login lasts, as a Go duration such as <c>24h</c>.</summary>
    public string? WarpAuthSessionDuration { get => Text(); set => Write(GoDuration.Check(value)); }

    /// <summary>Whether programs that are no browsers get a 401 from WARP authentication in place of a redirect.</summary>
    public bool? WarpAuthNonBrowser401 { get => Flag(); set => Write(value); }

    /// <summary>Whether the dashboard may read and not write.</summary>
    public bool? IsUiReadOnly { get => Flag(); set => Write(value); }

    /// <summary>Why the dashboard may or may not write.</summary>
    public string? UiReadOnlyToggleReason { get => Text(); set => Write(value); }

    /// <summary>After how long without a login a user loses the seat, as a Go duration of at least a month such as <c>730h</c>.</summary>
    public string? UserSeatExpirationInactiveTime { get => Text(); set => Write(GoDuration.Check(value)); }

    /// <summary>What the login page looks like.</summary>
    public LoginDesign? LoginDesign { get => Part<LoginDesign>(); set => Write(value); }

    /// <summary>The custom pages of the organization.</summary>
    public OrganizationCustomPages? CustomPages { get => Part<OrganizationCustomPages>(); set => Write(value); }

    /// <summary>Whether requests to hostnames that no app protects are refused.</summary>
    public bool? DenyUnmatchedRequests { get => Flag(); set => Write(value); }

    /// <summary>The names of zones where they are not.</summary>
    public string[]? DenyUnmatchedRequestsExemptedZoneNames { get => Texts(); set => Write(value); }

    /// <summary>Which second factors count, and for how long.</summary>
    public OrganizationMfaConfig? MfaConfig { get => Part<OrganizationMfaConfig>(); set => Write(value); }

    /// <summary>What is asked of keys in hardware.</summary>
    public MfaPivKeyRequirements? MfaPivKeyRequirements { get => Part<MfaPivKeyRequirements>(); set => Write(value); }

    /// <summary>Whether every app asks for a second factor.</summary>
    public bool? MfaRequiredForAllApps { get => Flag(); set => Write(value); }

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
