using System;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Errors;

/// <summary>An error advises a command that helps.</summary>
public sealed class AdviceTests
{
    [Theory]
    [InlineData(
        "Remove-CfAccessUserMfaAuthenticator ann@example.com -AuthenticatorId x -Confirm:$false", "Get-CfAccessUser lists what there is.")]
    [InlineData("Get-CfAccessUserIdentity 11111111-2222-4333-8444-555555555555", "Get-CfAccessUser lists what there is.")]
    [InlineData("Get-CfAccessUserSession 11111111-2222-4333-8444-555555555555", "Get-CfAccessUser lists what there is.")]
    [InlineData(
        "Get-CfAccessPolicy -App wiki -Id 11111111-2222-4333-8444-555555555555",
        "Get-CfAccessApp and Get-CfAccessPolicy -App list what there is.")]
    [InlineData("Get-CfAccessPolicy Nothing -App wiki", "Get-CfAccessPolicy -App lists what there is.")]
    [InlineData("Get-CfAccessOrganizationDoh", "There may be none yet; else check the account or zone id.")]
    [InlineData("Get-CfAccessPolicyTest 11111111-2222-4333-8444-555555555555", "Check the id: there is no list of these.")]
    public void The_advice_names_a_command_that_lists_objects(string command, string advice)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(advice, shell.Run(command).Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access/logs/access_requests", "needs the permission 'Access: Audit Logs Read'")]
    [InlineData(
        "access/groups/11111111-2222-4333-8444-555555555555", "Access: Organizations, Identity Providers, and Groups Read")]
    [InlineData("access/bookmarks", null)]
    [InlineData("user/tokens", null)]
    public void A_request_of_any_path_that_is_forbidden_names_the_permission_of_that_path_or_none(string path, string? permission)
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept =
            static _ => Fault.Answer(403, """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}]}""");

        var error = shell.Run($"Invoke-CfAccessRequest {path}").Error.ToString();

        Assert.Contains(permission ?? "Authentication error", error, StringComparison.Ordinal);
        Assert.Equal(permission is not null, error.Contains("permission", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_advised_cmdlet_exists_and_lists_objects()
    {
        using var rig = new Rig();
        var cmdlets = rig.Shell.Cmdlets().ToDictionary(static command => command.Name);
        var advised = 0;
        foreach (var use in Catalogue.Sending)
        {
            var (request, _, _) = rig.RunWell(use);
            rig.Prepare(use);
            rig.Break(
                request,
                static _ => Fault.Answer(404, """{"success":false,"errors":[{"code":12135,"message":"access.api.error.not_found"}]}"""),
                always: true);
            var errors = string.Concat(rig.Run(use).Errors.Select(static error => error.ToString()));
            foreach (Match advice in Regex.Matches(errors, @"(Get-CfAccess\w+)( -(\w+))?(?= lists? | and Get)"))
            {
                Assert.True(cmdlets.TryGetValue(advice.Groups[1].Value, out var lister), $"{use} advises {advice}");
                var mandatory = lister.ParameterSets
                    .Where(static set => set.IsDefault || !set.Name.StartsWith("By", StringComparison.Ordinal))
                    .SelectMany(static set => set.Parameters)
                    .Where(static parameter => parameter.IsMandatory)
                    .Select(static parameter => parameter.Name)
                    .Distinct();
                Assert.True(mandatory.All(name => name == advice.Groups[3].Value), $"{use} advises {advice}");
                advised++;
            }
        }

        Assert.True(advised > 50, $"only {advised} were found");
    }
}
