using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Rules;

/// <summary>Rules as text, as hashtables and as objects.</summary>
public sealed class RuleTests
{
    [Fact]
    public void A_policy_is_created_with_rules_as_text()
    {
        using var shell = Shell.OnSandbox();

        var policy = shell.Run(
            "New-CfAccessPolicy -App wiki -Name Eng -Decision allow -Precedence 9 -Include 'group:Engineering','domain:example.com' "
                + "-Require 'geo:DE','auth_method:mfa'").Ok().Single();

        var group = shell.Sandbox.Document("groups", "Engineering")["id"]!.GetValue<string>();
        var body = shell.LastBody("POST");
        Assert.Equal($$$"""[{"group":{"id":"{{{group}}}"}},{"email_domain":{"domain":"example.com"}}]""", body["include"]!.ToJsonString());
        Assert.Equal("""[{"geo":{"country_code":"DE"}},{"auth_method":{"auth_method":"mfa"}}]""", body["require"]!.ToJsonString());
        Assert.Equal("Eng", policy.Properties["Name"].Value);
    }

    [Theory]
    [InlineData("@{ email = @{ email = 'ann@example.com' } }", """{"email":{"email":"ann@example.com"}}""")]
    [InlineData("(New-CfAccessRule geo DE)", """{"geo":{"country_code":"DE"}}""")]
    [InlineData("(New-CfAccessRule user_risk_score 'low,medium')", """{"user_risk_score":{"user_risk_score":["low","medium"]}}""")]
    [InlineData("everyone", """{"everyone":{}}""")]
    [InlineData("'{\"tomorrow\":{\"x\":[1]}}'", """{"tomorrow":{"x":[1]}}""")]
    public void Text_hashtables_and_rules_all_make_rules(string rule, string json)
    {
        using var shell = Shell.OnSandbox();

        shell.Run($"New-CfAccessGroup g -Include {rule} -WhatIf:$false").Ok();

        Assert.Equal(json, ((JsonArray)shell.LastBody("POST")["include"]!).Single()!.ToJsonString());
    }

    [Fact]
    public void Several_rules_of_one_command_join_a_list_with_others()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("New-CfAccessGroup Ops -Include @{ email = @{ email = 'ann@example.com' } }, (New-CfAccessRule geo DE, FR)").Ok();

        Assert.Equal(
            """[{"email":{"email":"ann@example.com"}},{"geo":{"country_code":"DE"}},{"geo":{"country_code":"FR"}}]""",
            shell.LastBody("POST")["include"]!.ToJsonString());
    }

    [Fact]
    public void Names_in_rules_become_ids_and_an_unknown_name_is_an_error()
    {
        using var shell = Shell.OnSandbox();
        var okta = shell.Run("(Get-CfAccessIdentityProvider -Type okta).Name").Ok().Single();

        shell.Run($"New-CfAccessGroup g -Include 'okta:name=Admins,identity_provider={okta}'").Ok();
        var id = shell.LastBody("POST")["include"]![0]!["okta"]!["identity_provider_id"]!.GetValue<string>();
        Assert.True(Guid.TryParse(id, out _));

        shell.Server.Forget();
        var error = shell.Run("New-CfAccessGroup h -Include 'group:Nobody'").Error;
        Assert.Contains("Nobody", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void The_text_of_a_rule_makes_the_same_rule()
    {
        using var shell = Shell.OnSandbox();
        var before = shell.Sandbox.Document("groups", "Engineering");

        shell.Run("$g = Get-CfAccessGroup Engineering; New-CfAccessGroup copy -Include ($g.Include | ForEach-Object ToString)").Ok();

        Assert.True(JsonNode.DeepEquals(before["include"], shell.LastBody("POST")["include"]));
    }

    [Fact]
    public void Rules_are_added_to_an_object_in_place()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("$g = Get-CfAccessGroup Engineering; $g.Include += 'email:new@example.com'; $g | Set-CfAccessGroup").Ok();

        var include = (JsonArray)shell.LastBody("PUT")["include"]!;
        Assert.Equal("""{"email":{"email":"new@example.com"}}""", include.Last()!.ToJsonString());
        Assert.True(include.Count > 1);
    }
}
