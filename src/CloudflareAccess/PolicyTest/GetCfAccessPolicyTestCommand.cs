using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the progress of policy tests; with -Users the users who are let in and those who are not.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessPolicyTest", SupportsPaging = true)]
[OutputType(typeof(AccessPolicyTest), typeof(AccessPolicyTestUser))]
public sealed class GetCfAccessPolicyTestCommand : ReadResourceCommand<AccessPolicyTestUser>
{
    /// <summary>The ids of the tests.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>Returns the users instead of the counts.</summary>
    [Parameter]
    public SwitchParameter Users { get; set; }

    /// <summary>Only the users with this result.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateSet("approved", "blocked", "error")]
    public string? Status { get; set; }

    private protected override Resource<AccessPolicyTestUser> Resource => AccessApi.PolicyTestUsers;

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query => StatusQuery(Status);

    /// <summary>The filter for a result. Requests and responses of the API use different words for it.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> StatusQuery(string? status) => status switch
    {
        null => [],
        "approved" => [new("status", "success")],
        "blocked" => [new("status", "fail")],
        _ => [new("status", "error")],
    };

    /// <inheritdoc/>
    protected override void OnRecord() => Each(Id, WriteAsync);

    private async Task WriteAsync(string id)
    {
        if (Users || Status is not null)
        {
            await WriteListAsync(LocationOf(Resource, id)).ConfigureAwait(true);
        }
        else
        {
            WriteObject(await Api.GetAsync(AccessApi.PolicyTests, LocationOf(AccessApi.PolicyTests), id, Call).ConfigureAwait(true));
        }
    }
}
