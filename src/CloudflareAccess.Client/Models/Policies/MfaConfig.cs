using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>The second factor that Access itself asks for, of an app or a policy.</summary>
public sealed class MfaConfig : AccessDocument
{
    /// <summary>The factors that count. The last two are for infrastructure apps, and only they.</summary>
    [KnownValues("totp", "biometrics", "security_key", "piv_key", "ssh_fido2_key")]
    public string[]? AllowedAuthenticators { get => Texts(); set => Write(value); }

    /// <summary>Whether no second factor is asked for here.</summary>
    public bool? MfaDisabled { get => Flag(); set => Write(value); }

    /// <summary>How long a second factor lasts, in hours and minutes, <c>0m</c> to <c>720h</c>.</summary>
    public string? SessionDuration { get => Text(); set => Write(GoDuration.CheckHoursMinutes(value)); }
}
