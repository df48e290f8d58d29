using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Server;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>The sandbox on HTTP: what it says there, and its command line.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task Nothing_in_the_company_contradicts_the_published_description()
    {
        var description = OpenApiDescription.Find();
        Assert.SkipWhen(description is null, "Cloudflare's OpenAPI description is not here; CFACCESS_OPENAPI can name it.");
        using var api = new Api();
        foreach (var collection in new[] { "apps", "policies", "groups", "identity_providers", "service_tokens", "users", "certificates", "tags" })
        {
            foreach (var item in (await api.Get($"access/{collection}")).Result.AsArray())
            {
                Assert.Equal(200, (await api.Get($"access/{collection}/{(item!["id"] ?? item["name"])!.GetValue<string>()}")).Status);
            }
        }

        Assert.True(api.Server.Exchanges.Count > 80);
        Assert.Empty(api.Server.Exchanges.SelectMany(exchange => description.Check(exchange).Select(violation => $"{exchange.Request.Path}: {violation}")));
    }

    [Fact]
    public void The_command_line_says_how_the_server_behaves()
    {
        var read = ServerArguments.Parse(["--port", "8787", "--token", "t", "--account", new string('A', 32), "--zone", new string('b', 32), "--empty", "--latency", "40", "--set", "unknownRefuseDeletingGroupInUse=false", "--set", "RateLimit=7"], out _)!;

        Assert.Equal((false, 7), (read.Options.UnknownRefuseDeletingGroupInUse, read.Options.RateLimit));
        Assert.Equal((8787, "t", new string('a', 32), new string('b', 32), true, 40d), (read.Port, read.Options.Token, read.Options.AccountId, read.Options.ZoneId, read.Options.Empty, read.Options.Latency.TotalMilliseconds));
    }

    [Theory]
    [InlineData("--port", "x")]
    [InlineData("--port")]
    [InlineData("--account", "short")]
    [InlineData("--latency", "-1")]
    [InlineData("--token", "")]
    [InlineData("--nonsense")]
    [InlineData("--set", "RateLimit")]
    [InlineData("--set", "Token=x")]
    [InlineData("--set", "RateLimit=few")]
    public void A_command_line_that_cannot_be_read_says_what_is_wrong(params string[] arguments)
    {
        Assert.Null(ServerArguments.Parse(arguments, out var problem));
        Assert.Contains(arguments[0], problem, StringComparison.Ordinal);
    }
}
