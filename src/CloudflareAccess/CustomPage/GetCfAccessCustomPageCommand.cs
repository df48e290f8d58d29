using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets custom pages: all of them, by name (wildcards allowed), or by id. Only by id they come with their HTML.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessCustomPage", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessCustomPage))]
public sealed class GetCfAccessCustomPageCommand : GetResourceCommand<AccessCustomPage>
{
    private protected override Resource<AccessCustomPage> Resource => AccessApi.CustomPages;
}
