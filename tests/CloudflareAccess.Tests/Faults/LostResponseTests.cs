using System;
using System.Linq;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Faults;

/// <summary>A response that is lost or cut.</summary>
public sealed class LostResponseTests
{
    [Fact]
    public void A_create_whose_response_is_cut_is_one_clear_error()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept =
            static request => request.Method == "POST" ? Fault.CutBody(201, """{"success":true,"result":{"name":"t"}}""", 12) : null;

        var error = shell.Run("New-CfAccessTag t").Error;

        Assert.StartsWith("CfAccessOutcomeUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_whose_response_is_cut_is_retried()
    {
        using var shell = Shell.OnSandbox();
        var cut = false;
        shell.Server.Intercept = _ =>
        {
            if (cut)
            {
                return null;
            }

            cut = true;
            return Fault.CutBody(200, """{"success":true,"result":[]}""", 9);
        };

        Assert.NotEmpty(shell.Run("Get-CfAccessTag").Ok());
        Assert.Equal(2, shell.Sent.Count);
    }

    [Fact]
    public void A_create_whose_response_is_lost_is_sent_once_and_the_error_says_how_to_look()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static request => request.Method == "POST" ? Fault.DropAfterProcessing() : null;

        var error = shell.Run("New-CfAccessTag lost").Error;

        Assert.StartsWith("CfAccessOutcomeUnknown", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Get-CfAccessTag", error.ToString(), StringComparison.Ordinal);
        Assert.Single(shell.Writes);
        shell.Server.Intercept = null;
        Assert.Equal("lost", shell.Run("Get-CfAccessTag lost").Ok().Single().Properties["Name"].Value);
    }

    [Fact]
    public void A_delete_whose_response_is_lost_has_succeeded()
    {
        using var shell = Shell.OnSandbox();
        shell.Run("New-CfAccessTag gone").Ok();
        var dropped = false;
        shell.Server.Intercept = request =>
        {
            if (request.Method != "DELETE" || dropped)
            {
                return null;
            }

            dropped = true;
            return Fault.DropAfterProcessing();
        };

        shell.Run("Remove-CfAccessTag gone -Confirm:$false").Ok();

        Assert.Equal(2, shell.Writes.Count(static line => line.StartsWith("DELETE", StringComparison.Ordinal)));
    }
}
