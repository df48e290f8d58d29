using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>Logs: how they are read, followed and filtered.</summary>
public sealed class LogTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    public void A_log_is_read_to_its_end_however_deep_its_pages_go(int? depth)
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { UnknownRequestLogDepth = depth });
        var begin = DateTimeOffset.UtcNow.AddDays(-20);
        for (var row = 0; row < 2500; row++)
        {
            // Five in each second, and in one second more than there are on a page.
            var time = begin.AddSeconds(row < 1200 ? row / 5 : 400);
            shell.Sandbox.Log(Row(time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), row, "late@example.com"));
            if (depth is not null && row == 1900)
            {
                break;
            }
        }

        var expected = depth is null ? 2500 : 1901;
        foreach (var order in new[] { string.Empty, "-OldestFirst" })
        {
            var rays = shell.Run($"Get-CfAccessRequestLog -Email late@example.com {order} | ForEach-Object RayId").Ok()
                .Select(static ray => ray.ToString())
                .ToList();
            Assert.Equal(expected, rays.Count);
            Assert.Equal(expected, rays.Distinct().Count());
        }
    }

    [Fact]
    public void Follow_reads_the_log_until_First_rows_were_read()
    {
        using var shell = Shell.OnSandbox();
        var reads = 0;
        shell.Server.Intercept = request =>
        {
            if (request.Path.EndsWith("/access_requests", StringComparison.Ordinal) && ++reads > 1)
            {
                shell.Sandbox.Log(Row(DateTimeOffset.UtcNow.ToString("o"), reads, "new@example.com"));
            }

            return null;
        };

        var rays = shell.Run("Get-CfAccessRequestLog -Follow -Every 0:0:0.01 -First 3 | ForEach-Object RayId").Ok();

        Assert.Equal(["0000000000000002", "0000000000000003", "0000000000000004"], rays.Select(static ray => ray.ToString()));
    }

    [Theory]
    [InlineData("-Allowed $false", "Allowed", false)]
    [InlineData("-App wiki", "AppDomain", "wiki.example.com")]
    [InlineData("-Email ann@example.com", "UserEmail", "ann@example.com")]
    [InlineData("-Email ann@*", "UserEmail", "ann@example.com")]
    public void The_log_is_filtered_by_values(string filter, string property, object value)
    {
        using var shell = Shell.OnSandbox();

        var all = shell.Run("Get-CfAccessRequestLog").Ok().Count;
        var rows = shell.Run($"Get-CfAccessRequestLog {filter}").Ok();
        var rest = shell.Run($"Get-CfAccessRequestLog {filter} -Not {filter.Split(' ')[0].TrimStart('-')}").Ok();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(value, row.Properties[property].Value));
        Assert.All(rest, row => Assert.NotEqual(value, row.Properties[property].Value));
        Assert.Equal(all, rows.Count + rest.Count);
    }

    [Fact]
    public void The_log_is_read_for_piped_apps_and_users()
    {
        using var shell = Shell.OnSandbox();

        Assert.All(
            shell.Run("Get-CfAccessApp wiki | Get-CfAccessRequestLog").Ok(),
            static row => Assert.Equal("wiki.example.com", row.Properties["AppDomain"].Value));
        Assert.Equal(
            ["ann@example.com", "wiki.example.com"],
            shell.Run("$row = Get-CfAccessUser ann@example.com | Get-CfAccessRequestLog -App wiki -First 1; $row.UserEmail; $row.AppDomain")
                .Ok()
                .Select(static value => value.BaseObject));
        Assert.StartsWith(
            "InputObjectNotBound,",
            shell.Run("Get-CfAccessGroup Engineering | Get-CfAccessRequestLog").Error.FullyQualifiedErrorId,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_the_API_does_not_describe_gives_a_warning()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("Get-CfAccessRequestLog -Country FR");

        Assert.Contains("-Country", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(150, result.Output.Count);
    }

    private static JsonObject Row(string createdAt, int ray, string email) => new()
    {
        ["action"] = "login",
        ["allowed"] = true,
        ["created_at"] = createdAt,
        ["ray_id"] = $"{ray:x16}",
        ["user_email"] = email,
    };
}
