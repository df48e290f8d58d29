using System.Collections.Generic;
using System.Management.Automation;
using System.Net.Http;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Ends all sessions of apps: everybody has to log in again.</summary>
[Cmdlet(VerbsSecurity.Revoke, "CfAccessAppToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RevokeCfAccessAppTokenCommand : TargetCommand<AccessApp>, IZoneScoped
{
    /// <summary>The apps: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] App { get; set; } = [];

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessApp> Resource => AccessApi.Apps;

    private protected override IReadOnlyList<AccessReference> Targets => App;

    private protected override async Task DoAsync(Target target)
    {
        if (ShouldProcess(target.ToString(), "Revoke all sessions"))
        {
            var request = new ApiRequest(HttpMethod.Post, Resource.PathTo(target.At, target.Key, "revoke_tokens"))
            {
                Subject = Resource,
                Repeatable = true,
                MayBeEmpty = true,
            };
            await Api.SendAsync(request, Call).ConfigureAwait(true);
        }
    }
}
