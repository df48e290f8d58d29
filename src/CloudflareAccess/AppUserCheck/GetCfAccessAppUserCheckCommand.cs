using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets how apps stand to the person whom the credential belongs to: whether the policies let that person in.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessAppUserCheck")]
[OutputType(typeof(AccessAppUserCheck))]
public sealed class GetCfAccessAppUserCheckCommand : AppPartCommand<AccessAppUserCheck>
{
    private protected override Resource<AccessAppUserCheck> Resource => AccessApi.AppUserChecks;

    private protected override async Task DoAsync(string what, AccessLocation at) =>
        Emit(await Api.GetAsync(Resource, at, Resource.Title, Call).ConfigureAwait(true));
}
