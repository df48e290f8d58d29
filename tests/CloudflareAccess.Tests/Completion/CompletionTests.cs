using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Completion;

/// <summary>What the Tab key offers.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("Get-CfAccessApp w", "wiki")]
    [InlineData("Get-CfAccessPolicy -App w", "wiki")]
    [InlineData("Set-CfAccessGroup Eng", "Engineering")]
    [InlineData("Get-CfAccessUser ann", "ann@example.com")]
    [InlineData("Get-CfAccessUserSession ann", "ann@example.com")]
    [InlineData("New-CfAccessGroup g -Include 'group:Eng", "group:Engineering")]
    [InlineData("New-CfAccessGroup g -Include dom", "domain:")]
    [InlineData("New-CfAccessPolicy p -Decision by", "bypass")]
    [InlineData("New-CfAccessApp a -Type self", "self_hosted")]
    [InlineData("Get-CfAccessApp -Type boo", "bookmark")]
    [InlineData("Set-CfAccessApp wiki -SameSiteCookieAttribute s", "strict")]
    [InlineData("New-CfAccessIdentityProvider x -Type az", "azureAD")]
    [InlineData("New-CfAccessRule user_", "user_risk_score")]
    [InlineData("Set-CfAccessApp wiki -Clear Cors", "CorsHeaders")]
    [InlineData("Set-CfAccessApp wiki -CustomPages D", "Denied")]
    [InlineData("Get-CfAccessTag -Context def", "default")]
    [InlineData("Connect-CfAccess -Sandbox -SandboxOption UnknownRefuseDeletingG", "@{ UnknownRefuseDeletingGroupInUse = $false }")]
    [InlineData("Connect-CfAccess -Sandbox -SandboxOption Rate", "@{ RateLimit = 1200 }")]
    public void Live_names_and_fixed_values_are_offered(string typed, string offered)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(offered, Complete(shell, typed));
    }

    [Theory]
    [InlineData("Set-CfAccessApp wiki", "Domain")]
    [InlineData("Set-CfAccessApp jira", "SaasApp")]
    [InlineData("Set-CfAccessApp jira", "ScimPassword")]
    [InlineData("Set-CfAccessPolicy Engineers", "Include")]
    [InlineData("Set-CfAccessPolicy 'Auditors for the wiki' -App wiki", "Precedence")]
    [InlineData("Set-CfAccessGroup Engineering", "Name")]
    [InlineData("Set-CfAccessIdentityProvider Okta", "Name")]
    [InlineData("Set-CfAccessApp wiki", "Name")]
    [InlineData("Set-CfAccessIdentityProvider Okta", "Config")]
    [InlineData("Set-CfAccessIdentityProvider Okta", "ClientSecret")]
    [InlineData("Set-CfAccessServiceToken monitoring", "Enabled")]
    [InlineData("Set-CfAccessUser ann@example.com", "Name")]
    [InlineData("Set-CfAccessCertificate 'Machines root'", "Name")]
    [InlineData("Set-CfAccessCustomPage Denied", "Name")]
    [InlineData("Set-CfAccessCustomPage Denied", "CustomHtml")]
    [InlineData("Set-CfAccessTarget db-1", "Hostname")]
    [InlineData("Set-CfAccessMcpPortal engineering", "CodeMode")]
    [InlineData("Set-CfAccessMcpServer tickets", "Name")]
    [InlineData("Set-CfAccessOrganization", "SessionDuration")]
    [InlineData("Set-CfAccessOrganization", "LoginDesign")]
    public void Clear_neither_offers_nor_accepts_a_field_that_cannot_be_emptied(string command, string field)
    {
        using var shell = Shell.OnSandbox();

        Assert.DoesNotContain(field, Complete(shell, $"{command} -Clear {field}"));
        Assert.Contains(field, shell.Run($"{command} -Clear {field}").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void Names_are_read_once_and_then_cached()
    {
        using var shell = Shell.OnSandbox();

        Complete(shell, "Get-CfAccessApp w");
        Complete(shell, "Get-CfAccessApp wi");

        Assert.Single(shell.Sent);
    }

    [Fact]
    public void A_server_that_does_not_respond_does_not_block_the_prompt()
    {
        using var shell = Shell.OnSandbox();
        var never = new TaskCompletionSource();
        shell.Server.Intercept = _ => Fault.Hold(never.Task);

        Assert.DoesNotContain("wiki", Complete(shell, "Get-CfAccessApp w"));
        never.SetResult();
    }

    [Fact]
    public void Completion_without_a_connection_throws_nothing_and_sends_nothing()
    {
        using var shell = Shell.Unconnected();

        Assert.DoesNotContain("wiki", Complete(shell, "Get-CfAccessApp w"));
        Assert.Empty(shell.Sent);
    }

    private static IReadOnlyList<string> Complete(Shell shell, string typed)
    {
        // The engine package alone has no TabExpansion2.
        var result = shell.Run(
            "[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null, "
                + "[System.Management.Automation.PowerShell]::Create('CurrentRunspace'))",
            ("line", typed));
        var matches = ((CommandCompletion)result.Ok().Single().BaseObject).CompletionMatches;
        return [.. matches.Select(static match => match.CompletionText.Trim('\''))];
    }
}
