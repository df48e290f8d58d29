using System;
using System.Collections.Concurrent;
using System.Linq;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Faults;

/// <summary>A server that no connection reaches.</summary>
public sealed class NoConnectionTests
{
    // A name has at most 253 letters, so a name of 254 is not looked up at any name server. Windows may report such a name as
    // another kind of error, so there it is a valid name that does not exist.
    private static readonly string NoSuchHost =
        string.Join('.', Enumerable.Repeat(new string('a', 62), 4)) + (OperatingSystem.IsWindows() ? ".a" : ".aa");

    [Theory]
    [InlineData("refused")]
    [InlineData("expired TLS")]
    [InlineData("no such host")]
    public void Without_a_connection_there_is_one_error_and_nothing_is_sent(string how)
    {
        using var expired = how == "expired TLS" ? ExpiredServer.Start() : null;
        var elsewhere = how switch
        {
            "refused" => ClosedPort(),
            "expired TLS" => expired!.BaseUri,
            _ => new Uri($"https://{NoSuchHost}/client/v4"),
        };
        AppContext.SetData($"CloudflareAccess.ClockSpeed {elsewhere}", 1000d);
        var problems = new ConcurrentQueue<string>();
        const string Connect = """
            if (-not $broken) {
                $broken = Connect-CfAccess -ApiToken $token -AccountId $account -BaseUri $base -Name broken -SkipVerification -PassThru
                Select-CfAccessContext default
            }
            """;
        Rig.ForEach([.. Catalogue.Sending.Where(static use => !use.Reports)], 4, (rig, use) =>
        {
            rig.Prepare(use, elsewhere);
            rig.Shell.Run(Connect);
            var errors = rig.Run(use, "$broken").Errors;

            if (errors.Count != 1 || !errors[0].FullyQualifiedErrorId.StartsWith("CfAccessConnectionFailed,", StringComparison.Ordinal))
            {
                problems.Enqueue($"{use}: {string.Join(" & ", errors.Select(static error => $"{error.FullyQualifiedErrorId}: {error}"))}");
            }

            if (rig.Shell.Sent.Count > 0)
            {
                problems.Enqueue($"{use}: {string.Join(", ", rig.Shell.Sent)} went to the default context");
            }
        });

        Assert.True(problems.IsEmpty, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public void A_redirect_sends_nothing_to_another_host()
    {
        using var other = RecordingServer.Start();
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = _ => Fault.Answer(307, null, "text/html", ("Location", $"{other.BaseUri}/accounts/x/access/tags"));

        var error = shell.Run("Get-CfAccessTag").Error;

        Assert.Contains("redirect", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(other.Exchanges);
    }

    private static Uri ClosedPort()
    {
        using var server = RecordingServer.Start();
        return server.BaseUri;
    }
}
