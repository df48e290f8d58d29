using System;
using System.Linq;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Pipeline;

/// <summary>Lists are complete and cost only the pages that they need.</summary>
public sealed class PagingTests
{
    [Fact]
    public void A_command_that_is_stopped_after_the_first_page_has_sent_one_request()
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { Empty = true });
        for (var number = 0; number < 1100; number++)
        {
            shell.Send("POST", "access/users", $$"""{"email":"user{{number}}@example.com","name":"User {{number}}"}""");
        }

        Assert.Single(shell.Run("Get-CfAccessUser | Select-First").Ok());
        Assert.Single(shell.Sent);

        shell.Server.Forget();
        Assert.Equal(1100, shell.Run("Get-CfAccessUser").Ok().Count);
        Assert.Equal(2, shell.Sent.Count);
    }

    [Fact]
    public void Paging_requests_only_the_pages_that_it_needs_in_accepted_sizes()
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(3, shell.Run("Get-CfAccessUser -First 3").Ok().Count);
        Assert.Equal(10, shell.Run("Get-CfAccessUser -Skip 10 -First 10").Ok().Count);
        var counted = shell.Run("Get-CfAccessUser -First 1 -IncludeTotalCount").Ok();
        Assert.Equal(2, counted.Count);
        Assert.Equal(40ul, counted[0].BaseObject);

        Assert.Equal(
            ["page=1&per_page=5", "page=2&per_page=10", "page=1&per_page=1"],
            shell.Sent.Select(static line => line[(line.IndexOf('?', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void Skip_and_First_count_the_objects_that_match_the_wildcard()
    {
        using var shell = Shell.OnSandbox();
        var all = shell.Run("Get-CfAccessUser *a* | ForEach-Object Email").Ok().Select(static email => email.ToString()).ToList();

        var some = shell.Run("Get-CfAccessUser *a* -Skip 2 -First 3 | ForEach-Object Email").Ok().Select(static email => email.ToString());

        Assert.Equal(all.Skip(2).Take(3), some);
    }
}
