using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Sets the service token with which devices without a person ask Gateway for names over HTTPS. What is not given stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessOrganizationDoh", SupportsShouldProcess = true)]
[OutputType(typeof(AccessOrganizationDoh))]
public sealed class SetCfAccessOrganizationDohCommand : WriteResourceCommand<AccessOrganizationDoh>
{
    /// <summary>The service token: id, name, or object.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [RefersTo("ServiceToken")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? ServiceToken { get; set; }

    /// <summary>How long a token for DNS over HTTPS lasts, such as <c>24h</c>.</summary>
    [Parameter]
    public string? DohJwtDuration { get; set; }

    /// <summary>Returns the setting as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Resource<AccessOrganizationDoh> Resource => AccessApi.OrganizationDohs;

    private protected override void OnBound(AccessOrganizationDoh item)
    {
        if (ServiceToken is not null)
        {
            item.ServiceTokenId = IdOf(ServiceToken, AccessApi.ServiceTokens);
        }
    }

    private protected override void OnGiven() => Beside(null, WriteAsync);

    private async Task WriteAsync()
    {
        var (target, given) = (TheOnlyOne(), Given);
        try
        {
            await ChangeAsync(target, static _ => null, null, force: false, PassThru).ConfigureAwait(true);
        }
        catch (AccessApiException error) when (error.Kind == AccessErrorKind.NotFound && given.ServiceTokenId is not null)
        {
            // There is none yet: the first one is written like every other.
            var first = ObjectChange.Plan(target.Resource, null, null, given, []);
            if (Agreed("Set", target.ToString(), ChangeText.Of(target.Resource, first.Fields)))
            {
                var made = await Api.ReplaceAsync(target.Resource, target.At, target.Key, first.Body, Call).ConfigureAwait(true);
                if (PassThru)
                {
                    Emit(made);
                }
            }
        }
    }
}
