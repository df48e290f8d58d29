using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Connection;

/// <summary>Contexts have names, belong to a runspace and hold no readable secret.</summary>
public sealed class ContextTests
{
    [Fact]
    public void Contexts_have_names_one_is_the_default_and_a_disconnected_one_is_gone()
    {
        using var shell = Shell.Unconnected();
        shell.Run(
            "Connect-CfAccess -ApiToken $t -AccountId $a -BaseUri $u -Name one; "
                + "Connect-CfAccess -Sandbox -Name two -WarningAction SilentlyContinue",
            shell.Credentials).Ok();

        Assert.Equal("two", shell.Run("(Get-CfAccessContext | Where-Object IsDefault).Name").Ok().Single().ToString());
        shell.Run("Select-CfAccessContext one").Ok();
        Assert.Equal("one", shell.Run("(Get-CfAccessContext | Where-Object IsDefault).Name").Ok().Single().ToString());
        shell.Server.Forget();
        shell.Run("Get-CfAccessTag -Context two").Ok();
        Assert.Empty(shell.Sent);

        shell.Run("Disconnect-CfAccess two").Ok();
        Assert.StartsWith(
            "CfAccessContextNotFound", shell.Run("Get-CfAccessTag -Context two").Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        shell.Run("Disconnect-CfAccess -All").Ok();
        Assert.Empty(shell.Run("Get-CfAccessContext").Ok());
    }

    [Fact]
    public void A_serialised_context_has_no_secret_and_is_not_accepted()
    {
        using var shell = Shell.OnSandbox();

        var text = PSSerializer.Serialize(shell.Run("Get-CfAccessContext").Ok().Single(), 5);
        Assert.DoesNotContain(shell.Sandbox.Options.Token, text, StringComparison.Ordinal);

        var error = shell.Run("Get-CfAccessTag -Context $dead", ("dead", PSSerializer.Deserialize(text))).Error;
        Assert.Contains("Context", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Fact]
    public void A_context_belongs_to_its_runspace()
    {
        using var shell = Shell.OnSandbox();
        using var other = Shell.OpenRunspace();
        using var command = PowerShell.Create(other);

        command.AddScript("Get-CfAccessTag");

        command.Invoke();
        Assert.StartsWith("CfAccessNotConnected", Assert.Single(command.Streams.Error).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_can_be_handed_to_another_runspace_as_an_object()
    {
        using var shell = Shell.OnSandbox();
        using var other = Shell.OpenRunspace();
        other.SessionStateProxy.SetVariable("cf", shell.Run("Get-CfAccessContext").Ok().Single());
        using var command = PowerShell.Create(other);

        command.AddScript("Get-CfAccessTag -Context $cf");

        Assert.NotEmpty(command.Invoke());
    }
}
