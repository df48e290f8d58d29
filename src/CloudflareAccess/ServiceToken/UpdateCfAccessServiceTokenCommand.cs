using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Refreshes service tokens: each lives a year longer, with the same secret.</summary>
[Cmdlet(VerbsData.Update, "CfAccessServiceToken", SupportsShouldProcess = true)]
[OutputType(typeof(AccessServiceToken))]
public sealed class UpdateCfAccessServiceTokenCommand : ActionCommand<AccessServiceToken>
{
    /// <summary>The service tokens: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("ServiceToken")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] ServiceToken { get; set; } = [];

    private protected override Resource<AccessServiceToken> Resource => AccessApi.ServiceTokens;

    private protected override IReadOnlyList<AccessReference> Targets => ServiceToken;

    private protected override string Action => "refresh";

    private protected override string Doing => "Prolong its life by a year, with the same secret";
}
