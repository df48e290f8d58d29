using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Sandbox.Tests;

/// <summary>A client that knows nothing of this project: Cloudflare's own TypeScript SDK, over the whole surface.</summary>
public sealed class SdkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_SDK_of_Cloudflare_leads_the_life_of_every_resource()
    {
        Assert.SkipUnless(IsThere("node") && IsThere("npm"), "Node.js is not here: the life cycle of Cloudflare's TypeScript SDK needs node and npm.");
        var folder = Path.Combine(Path.GetDirectoryName(Source())!, "sdk");
        var installed = await Run(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
        Assert.SkipUnless(installed.ExitCode == 0, $"The SDK could not be installed: {installed.Error}");
        using var api = new Api();

        var life = await Run(folder, "node", "lifecycle.mjs", $"{api.Server.BaseUri}".TrimEnd('/'), api.Options.AccountId, api.Options.ZoneId, api.Options.Token, Pem());

        output.WriteLine($"life cycle of Cloudflare's TypeScript SDK: {life.Output.Trim()}");
        Assert.True(life.ExitCode == 0, life.Error);
        if (OpenApiDescription.Find() is not { } description)
        {
            output.WriteLine("Cloudflare's OpenAPI description is not here: the answers were not compared with it.");
            return;
        }

        var exchanges = api.Server.Exchanges;
        var touched = exchanges.Select(exchange => description.Match(exchange.Request.Method, exchange.Request.Path)).OfType<Operation>().Distinct().Count();
        var violations = exchanges.SelectMany(exchange => description.Check(exchange).Where(static violation => violation.StartsWith("answer", StringComparison.Ordinal))
            .Select(violation => $"{exchange.Request.Method} {exchange.Request.Path}: {violation}")).ToList();
        output.WriteLine($"{exchanges.Count} answers of {touched} operations, violations: {violations.Count}");
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    private static string Source([CallerFilePath] string path = "") => path;

    private static bool IsThere(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")) || File.Exists(Path.Combine(folder, program + ".cmd")));

    private static async Task<(int ExitCode, string Output, string Error)> Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=SDK", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return certificate.ExportCertificatePem();
    }
}
