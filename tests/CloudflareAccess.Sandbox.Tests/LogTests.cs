using System.Linq;
using System.Threading.Tasks;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>The logs of logins, of requests for access and of SCIM.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Requests_for_access_are_searched_by_id_email_audience_and_hostname_and_list_their_approvers()
    {
        using var api = new SandboxClient();
        var all = (await api.Get("access/logs/jit_requests")).Result.AsArray();
        var approved = all.Single(static row => (string?)row!["status"] == "APPROVED")!;

        Assert.All(all, static row => Assert.Equal((int)row!["approvals_received"]!, row["approver_emails"]!.AsArray().Count));
        foreach (var (field, count) in new[] { ("knock_request_id", 1), ("requester_email", 1), ("app_aud", 3), ("app_hostname", 3) })
        {
            var found = await api.Get($"access/logs/jit_requests?search={((string?)approved[field])!.ToUpperInvariant()}");
            Assert.Equal(count, found.Result.AsArray().Count);
        }

        Assert.Empty((await api.Get("access/logs/jit_requests?search=Month-end")).Result.AsArray());
    }

    [Fact]
    public async Task The_SCIM_log_requires_a_provider()
    {
        using var api = new SandboxClient();

        (await api.Get("access/logs/scim/updates")).AssertError(400, 12130);
        var okta = api.IdOf("identity_providers", "Okta");
        Assert.Single((await api.Get($"access/logs/scim/updates?idp_id={okta}&status=FAILURE")).Result.AsArray());
    }

    [Theory]
    [InlineData(null, 50)]
    [InlineData(20, 20)]
    public async Task An_option_limits_how_many_rows_of_the_login_log_can_be_read(int? depth, int rows)
    {
        using var api = new SandboxClient(new SandboxOptions { UnknownRequestLogDepth = depth });

        Assert.Equal(rows, (await api.Get("access/logs/access_requests?per_page=50")).Result.AsArray().Count);
    }
}
