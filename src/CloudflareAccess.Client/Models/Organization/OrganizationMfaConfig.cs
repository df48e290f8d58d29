using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>The second factor that Access itself asks for in all of an organization.</summary>
public sealed class OrganizationMfaConfig : AccessDocument
{
    /// <summary>The factors that count. The last two are for infrastructure apps.</summary>
    [KnownValues("totp", "biometrics", "security_key", "piv_key", "ssh_fido2_key")]
    public string[]? AllowedAuthenticators { get => Texts(); set => Write(value); }

    /// <summary>How long a second factor lasts, in hours and minutes, <c>0m</c> to <c>720h</c>.</summary>
    public string? SessionDuration { get => Text(); set => Write(GoDuration.CheckHoursMinutes(value)); }

    /// <summary>For how long a login of an identity provider that says <c>mfa</c> stands for a second factor, <c>0m</c> to <c>720h</c>.</summary>
    public string? AmrMatchingSessionDuration { get => Text(); set => Write(GoDuration.CheckHoursMinutes(value)); }

    /// <summary>The id of the Cloudflare List, a UUID, that has the AAGUIDs of the authenticator models that are required.</summary>
    public string? RequiredAaguids { get => Text(); set => Write(value); }
}
