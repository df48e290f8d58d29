using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>The organization, its signing key and its DNS over HTTPS.</summary>
public sealed class OrganizationTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(366)]
    public void The_rotation_of_a_signing_key_is_limited_to_the_days_that_the_API_accepts(int days)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains("21 to 365", shell.Run($"Set-CfAccessSigningKey {days}").Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_change_of_the_organization_keeps_every_other_field_whichever_way_the_API_treats_a_PUT(bool replacesAll)
    {
        using var shell = Shell.OnSandbox(new SandboxOptions { UnknownOrganizationPutReplacesAll = replacesAll });
        var before = shell.Sandbox.Document("organizations", "Example company");

        shell.Run("Set-CfAccessOrganization -SessionDuration 12h -LoginDesign @{ HeaderText = 'Hello' }").Ok();

        Assert.Equal("acme.cloudflareaccess.com", shell.LastBody("PUT")["auth_domain"]!.GetValue<string>());
        var after = shell.Sandbox.Document("organizations", "Example company");
        before["session_duration"] = "12h";
        before["login_design"]!["header_text"] = "Hello";
        before["updated_at"] = after["updated_at"]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(before, after), after.ToJsonString());
    }

    [Fact]
    public void DNS_over_HTTPS_is_set_where_there_was_none_and_keeps_fields_that_are_not_named()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Set-CfAccessOrganizationDoh monitoring -DohJwtDuration 24h").Ok();
        shell.Run("Set-CfAccessOrganizationDoh -DohJwtDuration 12h").Ok();

        var doh = shell.Run("Get-CfAccessOrganizationDoh").Ok().Single();
        Assert.Equal(("monitoring", "12h"), ((string)doh.Properties["Name"].Value, (string)doh.Properties["DohJwtDuration"].Value));
    }
}
