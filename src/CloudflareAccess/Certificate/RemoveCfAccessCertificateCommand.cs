using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Removes root certificates. Each is detached from its hostnames first, and the deletion waits until the API has seen that.</summary>
[Cmdlet(VerbsCommon.Remove, "CfAccessCertificate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfAccessCertificateCommand : RemoveResourceCommand<AccessCertificate>, IZoneScoped
{
    /// <summary>The certificates: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("Certificate")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Certificate { get; set; } = [];

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessCertificate> Resource => AccessApi.Certificates;

    private protected override IReadOnlyList<AccessReference> Targets => Certificate;

    private protected override async Task DeleteAsync(Target target)
    {
        var item = await Api.GetAsync(target.Resource, target.At, target.Key, Call).ConfigureAwait(true);
        if (item.AssociatedHostnames is { Length: > 0 } hostnames)
        {
            WriteVerbose($"{target}: taken from {string.Join(", ", hostnames)}.");
            item.AssociatedHostnames = [];
            await Api.ReplaceAsync(target.Resource, target.At, target.Key, target.Resource.UpdateBody(item.Document, item.Secrets), Call).ConfigureAwait(true);
        }

        await Api.WhileSettlingAsync("active associations", () => Api.DeleteAsync(target.Resource, target.At, target.Key, Call), Call).ConfigureAwait(true);
    }
}
