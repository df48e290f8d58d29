using System;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Resources.Listing;
using CloudflareAccess.Common.Errors;

namespace CloudflareAccess;

/// <summary>
/// Tests policies against every user who has logged in, waits, and returns the users who are let in and those who are not. It
/// changes nothing.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "CfAccessPolicy", DefaultParameterSetName = Existing)]
[OutputType(typeof(AccessPolicyTestUser))]
public sealed class TestCfAccessPolicyCommand : PolicyTestCommand
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Only the users with this result.</summary>
    [Parameter]
    [ValidateSet("approved", "blocked", "error")]
    public string? Status { get; set; }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (Start() is not { } test)
        {
            return;
        }

        Wait(test.Id!);
        var (users, query) = (AccessApi.PolicyTestUsers, GetCfAccessPolicyTestCommand.StatusQuery(Status));
        var listing = new Listing<AccessPolicyTestUser>(Api, users, LocationOf(users, test.Id!), query);
        while (Await(listing.NextAsync) is { } page)
        {
            WriteObject(page, enumerateCollection: true);
        }
    }

    private void Wait(string id)
    {
        var progress = new ProgressRecord(0, "Testing policies", "Started");
        for (var pause = TimeSpan.FromMilliseconds(250); ; pause = pause + pause < LongestPause ? pause + pause : LongestPause)
        {
            var test = Await(call => Api.GetAsync(AccessApi.PolicyTests, LocationOf(AccessApi.PolicyTests), id, call));
            var percent = (int)Math.Max(0, Math.Min(100, test.PercentUsersProcessed ?? 0));
            progress.PercentComplete = percent;
            progress.StatusDescription = string.Format(CultureInfo.CurrentCulture, "{0} % of {1} users", percent, test.TotalUsers);
            switch (test.Status)
            {
                case "complete":
                    progress.RecordType = ProgressRecordType.Completed;
                    WriteProgress(progress);
                    return;
                case "blocked":
                case "exceeded time":
                    throw Failed(ErrorRecords.TestEnded(id, test.Status));
                default:
                    WriteProgress(progress);
                    Await(call => Task.Delay(pause, call.Token));
                    break;
            }
        }
    }
}
