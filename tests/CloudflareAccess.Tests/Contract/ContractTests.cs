using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Contract;

/// <summary>Cloudflare's own description of the API against every request of the cmdlets and every response of the sandbox.</summary>
public sealed class ContractTests(ITestOutputHelper output)
{
    /// <summary>Operations that Cloudflare has deprecated. No cmdlet has them; a plain request still reaches them.</summary>
    private const string Deprecated = """
        $bookmark = 'access/bookmarks/f174e90a-fafe-4643-bbbc-4a0ed4fc8415'
        Invoke-CfAccessRequest access/bookmarks
        foreach ($method in 'GET', 'POST', 'PUT', 'DELETE') {
            $body = if ($method -in 'POST', 'PUT') { @{ Body = @{ name = 'Docs'; domain = 'docs.example.com' } } } else { @{} }
            try { Invoke-CfAccessRequest $bookmark -Method $method @body -ErrorAction Stop } catch { }
        }
        Invoke-CfAccessRequest infrastructure/targets/batch -Method DELETE
        """;

    [Fact]
    public void Every_request_of_the_cmdlets_and_every_response_of_the_sandbox_matches_Cloudflares_description()
    {
        var description = OpenApiDescription.Find();
        Assert.SkipWhen(description is null, "Cloudflare's OpenAPI description is not here; CFACCESS_OPENAPI can name it.");
        using var rig = new Rig();
        var exchanges = new List<Exchange>();
        foreach (var noun in Catalogue.Nouns)
        {
            foreach (var use in noun.Uses.Where(static use => !use.IsLocal))
            {
                Run(use, use.Reports);
            }

            Run(new Use(noun.Contract));
            Run(new Use($"$in = @{{}}\n{noun.ContractInEachScope}"));
            Run(new Use($"$in = @{{ ZoneId = $zone }}\n{noun.ContractInEachScope}"));
        }

        Run(new Use(Deprecated), mayFail: true);

        var violations = exchanges
            .SelectMany(exchange => description.Check(exchange)
                .Select(violation => $"{exchange.Request.Method} {exchange.Request.Path}: {violation}"))
            .Distinct()
            .ToList();
        var sent = exchanges.Select(exchange => description.Match(exchange.Request.Method, exchange.Request.Path))
            .OfType<Operation>()
            .ToHashSet();
        var wanted = description.Operations.Where(static operation => !operation.Deprecated).ToList();
        var old = description.Operations.Where(static operation => operation.Deprecated).ToList();
        output.WriteLine(
            $"operations covered: {wanted.Count(sent.Contains)} of {wanted.Count}, exchanges: {exchanges.Count},"
                + $" violations: {violations.Count}");
        output.WriteLine($"deprecated operations reached by Invoke-CfAccessRequest: {old.Count(sent.Contains)} of {old.Count}");
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
        Assert.Empty(description.Operations.Except(sent).Select(static operation => $"{operation.Method} {operation.Path}"));

        void Run(Use use, bool mayFail = false)
        {
            rig.Prepare(use);
            var result = rig.Run(use);
            Assert.True(mayFail || result.Errors.Count == 0, $"{use}: {string.Join("; ", result.Errors)}");
            exchanges.AddRange(rig.Shell.Server.Exchanges);
        }
    }
}
