using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>
/// Starts a test of policies against every user who has logged in. Get-CfAccessPolicyTest shows its progress;
/// Test-CfAccessPolicy does both.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "CfAccessPolicyTest", SupportsShouldProcess = true, DefaultParameterSetName = Existing)]
[OutputType(typeof(AccessPolicyTest))]
public sealed class StartCfAccessPolicyTestCommand : PolicyTestCommand
{
    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (ShouldProcess(Tested, "Start a test") && Start() is { } test)
        {
            WriteObject(test);
        }
    }
}
