using System;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Pipeline;

/// <summary>Piped objects are bound by their properties.</summary>
public sealed class PipelineBindingTests
{
    [Fact]
    public void Property_names_are_the_next_cmdlets_parameters()
    {
        using var shell = Shell.OnSandbox();

        Assert.NotEmpty(shell.Run("Get-CfAccessApp wiki | Get-CfAccessPolicy").Ok());
        Assert.NotEmpty(shell.Run("Get-CfAccessUser ann@example.com | Get-CfAccessUserSession").Ok());
        shell.Run("[pscustomobject]@{ Email = 'ann@example.com'; Left = '2026-01-31' } | Revoke-CfAccessUserSession -Confirm:$false").Ok();
        Assert.Empty(shell.Run("Get-CfAccessUser ann@example.com | Get-CfAccessUserSession").Ok());
    }

    /// <summary>A row may come from a CSV file. A session or an identity is about a user.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ Email = 'ann@example.com'; Name = 'Ann Somebody' } | Get-CfAccessUser", "ann@example.com")]
    [InlineData("[pscustomobject]@{ Name = 'wiki'; Owner = 'Ann' } | Get-CfAccessApp", "wiki")]
    [InlineData("[pscustomobject]@{ Name = 'eng*' } | Get-CfAccessGroup", "Engineering")]
    [InlineData("[pscustomobject]@{ Hostname = 'db-1' } | Get-CfAccessTarget", "db-1")]
    [InlineData("Get-CfAccessApp wiki | ForEach-Object { [pscustomobject]@{ Name = $_.Domain; Id = $_.Id } } | Get-CfAccessApp", "wiki")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Get-CfAccessUser", "bob@example.com")]
    [InlineData("Get-CfAccessUserIdentity bob@example.com | Get-CfAccessUser", "bob@example.com")]
    [InlineData("Get-CfAccessUserFailedLogin ann@example.com | Get-CfAccessUser", "ann@example.com")]
    [InlineData("Get-CfAccessRequestLog -Email bob@example.com -First 1 | Get-CfAccessUser", "bob@example.com")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Get-CfAccessUserIdentity", "bob@example.com")]
    [InlineData("Get-CfAccessUserIdentity bob@example.com | Get-CfAccessUserSession", "bob@example.com-grafana")]
    public void A_row_or_an_object_about_another_is_bound_by_its_properties(string command, string label)
    {
        using var shell = Shell.OnSandbox();

        Assert.Equal(label, Assert.Single(shell.Run(command).Ok()).ToString());
    }

    [Theory]
    [InlineData("Get-CfAccessUserIdentity bob@example.com | Remove-CfAccessUserSeat -Confirm:$false")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Set-CfAccessUserSeat -AccessSeat $false")]
    public void A_seat_is_changed_for_the_user_of_a_piped_identity_or_session(string command)
    {
        using var shell = Shell.OnSandbox();

        shell.Run(command).Ok();

        Assert.False(shell.Sandbox.Document("users", "bob@example.com")["access_seat"]!.GetValue<bool>());
    }

    /// <summary>Nothing is looked up, created or ended by the text of an object.</summary>
    [Theory]
    [InlineData("[pscustomobject]@{ Colour = 'red' } | Get-CfAccessApp", "InputObjectNotBound")]
    [InlineData("[pscustomobject]@{ Colour = 'red' } | New-CfAccessTag", "InputObjectNotBound")]
    [InlineData("[pscustomobject]@{ Colour = 'red' } | Revoke-CfAccessUserSession -Confirm:$false", "InputObjectNotBound")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Revoke-CfAccessUserSession -Confirm:$false", "CfAccessInvalidValue")]
    [InlineData("Get-CfAccessUserSession bob@example.com | Remove-CfAccessUser -Confirm:$false", "CfAccessWrongKind")]
    [InlineData("Get-CfAccessApp wiki | Get-CfAccessGroup", "CfAccessNotFound")]
    [InlineData("Get-CfAccessApp wiki | Get-CfAccessTag", "CfAccessNotFound")]
    public void The_text_of_an_object_is_not_taken_for_a_name(string command, string id)
    {
        using var shell = Shell.OnSandbox();

        Assert.StartsWith(id + ",", shell.Run(command).Error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    /// <summary>Simple fields are texts, lists of texts, booleans and numbers. Rules, references and settings need a parameter.</summary>
    [Fact]
    public void New_takes_simple_fields_by_property_name_and_Set_takes_none()
    {
        using var shell = Shell.OnSandbox();
        Type[] simple = [typeof(string), typeof(string[]), typeof(bool?), typeof(int?), typeof(long?)];
        string[] others = ["ZoneId", "Precedence", "AllowCodeMode", "Clear", .. Cmdlet.CommonParameters];
        var commands = shell.Cmdlets()
            .Where(static command => command.Verb is "New" or "Set"
                && command.Parameters.ContainsKey("ThrottleLimit")
                && !command.Name.EndsWith("Setting", StringComparison.Ordinal)
                && !command.Name.EndsWith("Seat", StringComparison.Ordinal))
            .ToList();
        var wrong = commands.SelectMany(command => command.ParameterSets.SelectMany(static set => set.Parameters)
            .Where(parameter => simple.Contains(parameter.ParameterType) && !others.Contains(parameter.Name))
            .Where(static parameter => !parameter.Name.StartsWith("Error", StringComparison.Ordinal))
            .Where(parameter => command.Noun != "CfAccessTarget" || parameter.Name == "Hostname")
            .Where(parameter => parameter.ValueFromPipelineByPropertyName != (command.Verb == "New"))
            .Select(parameter => $"{command.Name} -{parameter.Name}"));

        Assert.True(commands.Count > 20);
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void An_object_piped_to_New_gives_its_simple_fields_and_none_that_the_server_writes()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Get-CfAccessServiceToken ci-deploy | New-CfAccessServiceToken -Name again").Ok();
        Assert.Equal(
            ["duration", "enabled", "name"], shell.LastBody("POST").Select(static field => field.Key).Order(StringComparer.Ordinal));

        shell.Run("Get-CfAccessApp payroll | New-CfAccessApp -Name again -Domain again.example.com").Ok();
        var body = shell.LastBody("POST");
        Assert.Equal(
            ("again", "again.example.com", "1h", """["finance"]"""),
            ((string?)body["name"], (string?)body["domain"], (string?)body["session_duration"], body["tags"]!.ToJsonString()));
        Assert.DoesNotContain(
            body, static field => field.Key is "id" or "uid" or "aud" or "created_at" or "updated_at" or "policies" or "destinations");

        // Rules are never guessed.
        Assert.NotEmpty(shell.Run("Get-CfAccessGroup Engineering | New-CfAccessGroup -Name again").Errors);
        Assert.Equal(2, shell.Writes.Count);
    }

    [Fact]
    public void An_object_piped_to_Set_changes_nothing_by_its_own_properties()
    {
        using var shell = Shell.OnSandbox();

        shell.Run(
            "Get-CfAccessApp | Set-CfAccessApp; Get-CfAccessServiceToken | Set-CfAccessServiceToken; "
                + "Get-CfAccessUser ann@example.com | Set-CfAccessUser").Ok();

        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void An_object_below_another_carries_the_id_of_its_parent()
    {
        using var shell = Shell.OnSandbox();

        var uri = shell.Run("(Get-CfAccessMcpPortal engineering).Servers | Get-CfAccessMcpRedirectUri engineering").Ok().Single();
        Assert.Equal(("engineering", "tickets"), ((string)uri.Properties["PortalId"].Value, (string)uri.Properties["ServerId"].Value));
        var setting = shell.Run("Set-CfAccessAppSetting wiki -AllowIframe $true -PassThru").Ok().Single();
        Assert.Equal((string?)shell.Sandbox.Document("apps", "wiki")["id"], setting.Properties["AppId"].Value);
    }
}
