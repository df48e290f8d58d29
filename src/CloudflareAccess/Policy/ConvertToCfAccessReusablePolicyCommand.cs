using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes policies that an app owns reusable. The app stays linked to them, at the same place.</summary>
[Cmdlet(VerbsData.ConvertTo, "CfAccessReusablePolicy", SupportsShouldProcess = true)]
[OutputType(typeof(AccessPolicy))]
public sealed class ConvertToCfAccessReusablePolicyCommand : ResourceCommand<AccessPolicy>
{
    /// <summary>The policies: objects, or with -App ids or names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Policy { get; set; } = [];

    /// <summary>The app that owns the policies: id, name, or object. A policy that was read knows it.</summary>
    [Parameter]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? App { get; set; }

    private protected override Resource<AccessPolicy> Resource => AccessApi.AppPolicies;

    private protected override AccessLocation Location => App is null
        ? throw new InvalidValueException("Which app owns the policy? Give -App, or pipe the policy: Get-CfAccessPolicy -App wiki | ConvertTo-CfAccessReusablePolicy.")
        : Below(App, AccessApi.Apps, AccessApi.AppPolicies);

    /// <inheritdoc/>
    protected override void OnRecord() => Each(Policy, policy => Convert(TargetOf(policy)));

    // One after the other: what the API makes of two at once in one app is not known.
    private void Convert(Target target)
    {
        if (target.Resource != Resource)
        {
            throw new InvalidValueException($"The {target} is reusable already.");
        }

        if (!ShouldProcess(target.ToString(), "Make reusable"))
        {
            return;
        }

        var request = new ApiRequest(HttpMethod.Put, Resource.PathTo(target.At, target.Key, "make_reusable"))
        {
            Subject = Resource,
            MayBeEmpty = true,

            // Once it is reusable it is no longer at this path: the second time would say that it does not exist.
            Repeatable = false,
        };
        var (result, _) = Await(call => Api.SendAsync(request, call));
        var made = result.ValueKind == JsonValueKind.Array ? result.EnumerateArray().FirstOrDefault() : result;
        var at = LocationOf(AccessApi.Policies);
        Emit(made.ValueKind == JsonValueKind.Object
            ? AccessApi.Policies.Read(made, at)
            : Await(call => Api.GetAsync(AccessApi.Policies, at, target.Key, call)));
    }
}
