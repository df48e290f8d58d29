using System;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>Users.</summary>
public sealed class UserTests
{
    [Fact]
    public void The_email_of_a_user_is_sent_as_confirmation_and_cannot_be_changed()
    {
        using var shell = Shell.OnSandbox();

        shell.Run(
            "Set-CfAccessUser ann@example.com -Name 'Ann B.'; "
                + "[pscustomobject]@{ Email = 'bob@example.com' } | Set-CfAccessUser -Name 'Bob B.'").Ok();
        Assert.Equal(
            ("bob@example.com", "Bob B."),
            (shell.LastBody("PUT")["email"]!.GetValue<string>(), shell.LastBody("PUT")["name"]!.GetValue<string>()));

        shell.Server.Forget();
        Assert.NotEmpty(shell.Run("Set-CfAccessUser ann@example.com -Email ann.b@example.com").Errors);
        Assert.Contains(
            "fixed",
            shell.Run("$u = Get-CfAccessUser ann@example.com; $u.Email = 'ann.b@example.com'; $u | Set-CfAccessUser").Error.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("fixed", shell.Run("Set-CfAccessUser ann@example.com -Clear Email").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }
}
