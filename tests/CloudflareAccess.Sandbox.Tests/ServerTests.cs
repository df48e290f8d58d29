using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Server;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>The sandbox as an HTTP server: its responses, and its command line.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task The_sample_company_matches_the_published_description()
    {
        var description = OpenApiDescription.Find();
        Assert.SkipWhen(description is null, "Cloudflare's OpenAPI description is not here; CFACCESS_OPENAPI can name it.");
        using var api = new SandboxClient();
        string[] collections = ["apps", "policies", "groups", "identity_providers", "service_tokens", "users", "certificates", "tags"];
        foreach (var collection in collections)
        {
            foreach (var item in (await api.Get($"access/{collection}")).Result.AsArray())
            {
                var key = (item!["id"] ?? item["name"])!.GetValue<string>();
                Assert.Equal(200, (await api.Get($"access/{collection}/{key}")).Status);
            }
        }

        Assert.True(api.Server.Exchanges.Count > 80);
        Assert.Empty(api.Server.Exchanges.SelectMany(exchange =>
            description.Check(exchange).Select(violation => $"{exchange.Request.Path}: {violation}")));
    }

    [Fact]
    public void The_command_line_sets_the_options_of_the_server()
    {
        var (account, zone) = (new string('a', 32), new string('b', 32));

        var read = ServerArguments.Parse(
            [
                "--port", "8787", "--token", "t", "--account", account.ToUpperInvariant(), "--zone", zone, "--empty", "--latency", "40",
                "--set", "unknownRefuseDeletingGroupInUse=false", "--set", "RateLimit=7",
            ],
            out _)!;

        var options = read.Options;
        Assert.Equal(8787, read.Port);
        Assert.Equal(("t", account, zone), (options.Token, options.AccountId, options.ZoneId));
        Assert.Equal((true, 40d), (options.Empty, options.Latency.TotalMilliseconds));
        Assert.Equal((false, 7), (options.UnknownRefuseDeletingGroupInUse, options.RateLimit));
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
    public void An_invalid_command_line_returns_the_problem(params string[] arguments)
    {
        Assert.Null(ServerArguments.Parse(arguments, out var problem));
        Assert.Contains(arguments[0], problem, StringComparison.Ordinal);
    }
}
