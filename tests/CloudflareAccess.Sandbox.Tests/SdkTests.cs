using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>Cloudflare's own TypeScript SDK on the sandbox: a client that does not know this project.</summary>
public sealed class SdkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Cloudflares_TypeScript_SDK_creates_lists_reads_updates_and_deletes_every_resource()
    {
        Assert.SkipUnless(
            IsInstalled("node") && IsInstalled("npm"),
            "Node.js is not here: the life cycle of Cloudflare's TypeScript SDK needs node and npm.");
        var folder = Path.Combine(Path.GetDirectoryName(Source())!, "sdk");
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var installed = await Run(folder, npm, "install", "--no-package-lock", "--no-audit", "--no-fund");
        Assert.SkipUnless(installed.ExitCode == 0, $"The SDK could not be installed: {installed.Error}");
        using var api = new SandboxClient();

        var baseUrl = $"{api.Server.BaseUri}".TrimEnd('/');
        var options = api.Options;
        var run = await Run(folder, "node", "lifecycle.mjs", baseUrl, options.AccountId, options.ZoneId, options.Token, Pem());

        output.WriteLine($"life cycle of Cloudflare's TypeScript SDK: {run.Output.Trim()}");
        Assert.True(run.ExitCode == 0, run.Error);
        if (OpenApiDescription.Find() is not { } description)
        {
            output.WriteLine("Cloudflare's OpenAPI description is not here: the responses were not compared with it.");
            return;
        }

        var exchanges = api.Server.Exchanges;
        var operations = exchanges
            .Select(exchange => description.Match(exchange.Request.Method, exchange.Request.Path))
            .OfType<Operation>()
            .Distinct();
        var violations = exchanges.SelectMany(exchange => Violations(exchange, description)).ToList();
        output.WriteLine($"{exchanges.Count} responses of {operations.Count()} operations, violations: {violations.Count}");
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    private static IEnumerable<string> Violations(Exchange exchange, OpenApiDescription description) => description.Check(exchange)
        .Where(static violation => violation.StartsWith("response", StringComparison.Ordinal))
        .Select(violation => $"{exchange.Request.Method} {exchange.Request.Path}: {violation}");

    private static string Source([CallerFilePath] string path = "") => path;

    private static bool IsInstalled(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        string[] names = [program, program + ".exe", program + ".cmd"];
        return folders.Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name))));
    }

    private static async Task<(int ExitCode, string Output, string Error)> Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=SDK", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return certificate.ExportCertificatePem();
    }
}
