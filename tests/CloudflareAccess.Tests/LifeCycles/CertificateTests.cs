using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>Certificates and the settings of their hostnames.</summary>
public sealed class CertificateTests
{
    [Fact]
    public void A_certificate_is_taken_from_its_hostnames_then_deleted_once_that_has_settled()
    {
        using var shell = Shell.OnQuickSandbox(1000, new SandboxOptions { CertificateLag = 1 });

        shell.Run("Remove-CfAccessCertificate 'Machines root' -Confirm:$false").Ok();

        Assert.Equal(["PUT", "DELETE", "DELETE"], shell.Writes.Select(static write => write.Split(' ')[0]));
        Assert.Empty((JsonArray)shell.LastBody("PUT")["associated_hostnames"]!);
        Assert.Empty(shell.Run("Get-CfAccessCertificate 'Machines *'").Ok());
    }

    [Fact]
    public void A_certificate_without_hostnames_is_only_deleted()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Remove-CfAccessCertificate 'Old machines root' -Confirm:$false").Ok();

        Assert.StartsWith("DELETE ", Assert.Single(shell.Writes), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_settings_of_other_hostnames_stay_and_a_conflict_is_waited_out()
    {
        using var shell = Shell.OnQuickSandbox(1000, new SandboxOptions { CertificateLag = 1 });
        shell.Run("Set-CfAccessCertificateSetting wiki.example.com -ClientCertificateForwarding $true").Ok();

        var changed =
            shell.Run("'wiki.example.com', 'grafana.example.com' | Set-CfAccessCertificateSetting -ChinaNetwork $true -PassThru").Ok();

        Assert.Equal(2, changed.Count);
        Assert.Equal(3, shell.Writes.Count);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(
            """{"settings":[{"hostname":"wiki.example.com","client_certificate_forwarding":true,"china_network":true},"""
                + """{"hostname":"grafana.example.com","china_network":true,"client_certificate_forwarding":false}]}"""),
            shell.LastBody("PUT")));
    }
}
