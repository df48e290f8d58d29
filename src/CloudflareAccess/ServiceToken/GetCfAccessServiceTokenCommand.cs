using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets service tokens: all of them, by name (wildcards allowed), or by id. The secret is never among what is read.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessServiceToken", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessServiceToken))]
public sealed class GetCfAccessServiceTokenCommand : GetResourceCommand<AccessServiceToken>, IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessServiceToken> Resource => AccessApi.ServiceTokens;
}
