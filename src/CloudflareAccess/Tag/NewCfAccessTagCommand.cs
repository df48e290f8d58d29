using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes tags. A tag has to exist before an app can carry it.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessTag", SupportsShouldProcess = true)]
[OutputType(typeof(AccessTag))]
public sealed class NewCfAccessTagCommand : WriteResourceCommand<AccessTag>, IThrottled
{
    /// <summary>The name, 35 characters at most.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [NamedBy("Name")]
    [ValidateLength(1, 35)]
    public string? Name { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessTag> Resource => AccessApi.Tags;

    private protected override void OnGiven() => Create();
}
