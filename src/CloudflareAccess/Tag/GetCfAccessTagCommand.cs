using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets tags: all of them, or by name (wildcards allowed).</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessTag", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessTag))]
public sealed class GetCfAccessTagCommand : GetResourceCommand<AccessTag>
{
    private protected override Resource<AccessTag> Resource => AccessApi.Tags;
}
