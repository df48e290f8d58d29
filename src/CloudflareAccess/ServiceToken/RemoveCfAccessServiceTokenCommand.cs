using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes service tokens. The API refuses while a policy, group or app uses one.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessServiceToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessServiceTokenCommand : RemoveResourceCommand<AccessServiceToken>, IZoneScoped
{
    /// <summary>The service tokens: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("ServiceToken")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] ServiceToken { get; set; } = [];

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessServiceToken> Resource => AccessApi.ServiceTokens;

    private protected override IReadOnlyList<AccessReference> Targets => ServiceToken;
}
