using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets how far tests of policies are; with -Users who is let in and who is not.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessPolicyTest", SupportsPaging = true)]
[OutputType(typeof(AccessPolicyTest), typeof(AccessPolicyTestUser))]
public sealed class GetCfAccessPolicyTestCommand : ListResourceCommand<AccessPolicyTestUser>
{
    private string _current = string.Empty;

    /// <summary>The ids of the tests.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>Gets the users in place of the counts.</summary>
    [Parameter]
    public SwitchParameter Users { get; set; }

    /// <summary>Of the users, those only for whom this came out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    [ValidateSet("approved", "blocked", "error")]
    public string? Status { get; set; }

    private protected override Resource<AccessPolicyTestUser> Resource => AccessApi.PolicyTestUsers;

    private protected override ResourceLocation Location => LocationOf(Resource, _current);

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query => StatusQuery(Status);

    /// <summary>The API asks in other words than it answers.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> StatusQuery(string? status) => status switch
    {
        null => [],
        "approved" => [new("status", "success")],
        "blocked" => [new("status", "fail")],
        _ => [new("status", "error")],
    };

    /// <inheritdoc/>
    protected override void Process() => Each(Id, WriteAsync);

    private async Task WriteAsync(string id)
    {
        _current = id;
        if (Users || Status is not null)
        {
            await WriteListAsync(static _ => true).ConfigureAwait(true);
        }
        else
        {
            WriteObject(await Client.GetAsync(AccessApi.PolicyTests, LocationOf(AccessApi.PolicyTests), id, Call).ConfigureAwait(true));
        }
    }
}
