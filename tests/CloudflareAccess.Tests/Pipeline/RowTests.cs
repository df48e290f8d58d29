using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Pipeline;

/// <summary>Rows of text, as a CSV file has them.</summary>
public sealed class RowTests
{
    [Theory]
    [InlineData(
        "[pscustomobject]@{ Name = 'Ann B.'; Email = 'ann.b@example.com' } | New-CfAccessUser",
        """{"email":"ann.b@example.com","name":"Ann B."}""")]
    [InlineData(
        "[pscustomobject]@{ Name = 'docs'; Type = ''; Domain = 'docs.example.com'; SessionDuration = ''; AppLauncherVisible = 'False'; "
            + "AllowIframe = ''; Tags = 'internal'; Owner = 'Ann' } | New-CfAccessApp",
        """{"name":"docs","domain":"docs.example.com","app_launcher_visible":false,"tags":["internal"],"type":"self_hosted"}""")]
    [InlineData(
        "[pscustomobject]@{ Name = 'ci'; Duration = '8760h'; Enabled = 'true' } | New-CfAccessServiceToken",
        """{"name":"ci","duration":"8760h","enabled":true}""")]
    [InlineData(
        "[pscustomobject]@{ App = 'wiki'; Name = 'P'; Decision = 'deny'; ApprovalRequired = '' } | New-CfAccessPolicy -Include everyone",
        """{"name":"P","decision":"deny","include":[{"everyone":{}}]}""")]
    [InlineData(
        "[pscustomobject]@{ Name = 'P'; Type = 'forbidden'; CustomHtml = 'No'; ContractVersion = '' } | New-CfAccessCustomPage",
        """{"name":"P","type":"forbidden","custom_html":"No"}""")]
    [InlineData("[pscustomobject]@{ Name = 'C'; Path = $path } | New-CfAccessCertificate", null)]
    public void A_row_of_a_table_is_created_with_every_field_of_its_cells(string command, string? body)
    {
        using var shell = Shell.OnSandbox();
        var pem = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(pem, RootCertificate.Pem);

        shell.Run(command, ("path", pem)).Ok();

        File.Delete(pem);
        Assert.True(
            body is null || JsonNode.DeepEquals(JsonNode.Parse(body), shell.LastBody("POST")), shell.LastBody("POST").ToJsonString());
        Assert.Equal(
            command.Contains("App = 'wiki'", StringComparison.Ordinal),
            Assert.Single(shell.Writes).Contains("/policies", StringComparison.Ordinal)
                && shell.Writes[0].StartsWith("POST access/apps/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_that_is_neither_true_nor_false_is_an_error_and_the_other_rows_are_created()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run(
            "[pscustomobject]@{ Name = 'a'; Enabled = 'perhaps' }, [pscustomobject]@{ Name = 'b'; Enabled = 'False' }, "
                + "[pscustomobject]@{ Name = 'c' } | New-CfAccessServiceToken");

        Assert.Contains("'perhaps' is neither True nor False", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            [("b", false), ("c", true)],
            result.Output.Select(static token => ((string)token.Properties["Name"].Value, (bool)token.Properties["Enabled"].Value)));
    }

    [Fact]
    public void A_row_of_text_says_true_or_false_and_any_other_text_is_an_error()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("""
            [pscustomobject]@{ Hostname = 'wiki.example.com'; ChinaNetwork = 'false'; ClientCertificateForwarding = 'True' },
            [pscustomobject]@{ Hostname = 'grafana.example.com'; ChinaNetwork = 'maybe'; ClientCertificateForwarding = 'True' },
            [pscustomobject]@{ Hostname = 'payroll.example.com'; ChinaNetwork = ''; ClientCertificateForwarding = 'TRUE' } |
                Set-CfAccessCertificateSetting
            """);

        Assert.Contains("'maybe' is neither True nor False", result.Error.ToString(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(
            """{"settings":[{"hostname":"wiki.example.com","china_network":false,"client_certificate_forwarding":true},"""
                + """{"hostname":"payroll.example.com","client_certificate_forwarding":true,"china_network":false}]}"""),
            shell.LastBody("PUT")), shell.LastBody("PUT").ToJsonString());
    }

    /// <summary>
    /// PowerShell does not convert text to a boolean. When it binds by property name, it leaves out a value that it cannot convert.
    /// </summary>
    [Fact]
    public void Every_boolean_parameter_that_a_row_can_set_accepts_text()
    {
        using var shell = Shell.OnSandbox();
        var flags = shell.Cmdlets()
            .SelectMany(static command => command.Parameters.Values)
            .Where(static parameter => parameter.ParameterType == typeof(bool?)
                && parameter.ParameterSets.Values.Any(static set => set.ValueFromPipelineByPropertyName))
            .ToList();

        Assert.NotEmpty(flags);
        Assert.All(flags, static flag => Assert.Contains(flag.Attributes, static attribute => attribute.GetType().Name == "CellAttribute"));
    }
}
