using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Changes how often the account's signing key is rotated.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessSigningKey", SupportsShouldProcess = true)]
[OutputType(typeof(AccessSigningKey))]
public sealed class SetCfAccessSigningKeyCommand : WriteResourceCommand<AccessSigningKey>
{
    /// <summary>Days between two rotations, 21 to 365.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public long? KeyRotationIntervalDays { get; set; }

    /// <summary>Returns the settings as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Resource<AccessSigningKey> Resource => AccessApi.SigningKeys;

    private protected override void OnGiven() => Beside(null, () => ChangeAsync(TheOnlyOne(), static _ => null, null, force: false, PassThru));
}
