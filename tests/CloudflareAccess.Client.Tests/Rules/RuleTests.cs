using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CloudflareAccess.Client.Tests.Rules;

public sealed class RuleTests
{
    private const string Id = "6b9e2408-6c49-4b9e-886b-05d6d12e106c";

    [Fact]
    public void Every_selector_has_an_example_that_parses_and_prints_as_it_is_written()
    {
        var page = File.ReadAllText(Path.Combine(Checkout(), "docs", "rules.md"));
        var examples = Regex.Matches(page, "^\\| `([^`]+)` \\|", RegexOptions.Multiline)
            .Cast<Match>()
            .Select(static match => match.Groups[1].Value)
            .ToList();

        Assert.Equal(
            RuleSelectors.All.Select(static selector => selector.Key), examples.Select(static text => AccessRule.Parse(text).Selector));
        Assert.Equal(26, examples.Count);
        Assert.All(examples, static text => Assert.Equal(text, AccessRule.Parse(text).ToString()));
    }

    [Theory]
    [InlineData("email:ann@example.com", """{"email":{"email":"ann@example.com"}}""")]
    [InlineData("email_domain:example.com", """{"email_domain":{"domain":"example.com"}}""")]
    [InlineData("DOMAIN:example.com", """{"email_domain":{"domain":"example.com"}}""")]
    [InlineData("geo:de", """{"geo":{"country_code":"DE"}}""")]
    [InlineData("ip:192.0.2.7", """{"ip":{"ip":"192.0.2.7/32"}}""")]
    [InlineData("ip:2001:db8::1", """{"ip":{"ip":"2001:db8::1/128"}}""")]
    [InlineData("group:a: b, \"c\"", """{"group":{"id":"a: b, \"c\""}}""")]
    [InlineData("azure_ad:id=1,identity_provider=x", """{"azureAD":{"id":"1","identity_provider_id":"x"}}""")]
    [InlineData("okta:identity_provider_id=x,name=\"a,\"\"b\"\"\"", """{"okta":{"identity_provider_id":"x","name":"a,\"b\""}}""")]
    [InlineData("user_risk_score:low, high", """{"user_risk_score":{"user_risk_score":["low","high"]}}""")]
    [InlineData("""{"tomorrow":{"deep":[1,{"x":null}]}}""", """{"tomorrow":{"deep":[1,{"x":null}]}}""")]
    public void Text_makes_the_rule_of_the_API(string text, string json) =>
        Assert.Equal(json, AccessRule.Parse(text).ToJsonObject().ToJsonString(ClientJson.Compact));

    [Theory]
    [InlineData("emial:ann@example.com", "email")]
    [InlineData("email:ann", "ann@example.com")]
    [InlineData("email", "email:")]
    [InlineData("domain:@example.com", "domain:example.com")]
    [InlineData("geo:Germany", "two letters")]
    [InlineData("ip:10.0.0.1/8", "10.0.0.0/8")]
    [InlineData("ip:10.0.0.0/33", "0 to 32")]
    [InlineData("everyone:x", "takes no value")]
    [InlineData("service_token:0123456789abcdef0123456789abcdef.access", "client id")]
    [InlineData("user_risk_score:low,huge", "huge")]
    [InlineData("okta:name=Admins", "identity_provider")]
    [InlineData("okta:Admins", "okta:name=")]
    [InlineData("okta:colour=red,identity_provider=x", "colour")]
    [InlineData("okta:name=\"a\"b,identity_provider=x", "quotation mark")]
    [InlineData("{\"broken\":", "JSON")]
    public void Wrong_text_is_refused_with_an_example_of_right_text(string text, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidValueException>(() => AccessRule.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"geo":{"country_code":"Germany"}}""")]
    [InlineData("""{"email":{"email":"x","since":"yesterday"}}""")]
    [InlineData("""{"email":{"email":null}}""")]
    [InlineData("""{"everyone":{},"email":{"email":"a@example.com"}}""")]
    [InlineData("""{"common_names":{"common_names":["a","b"]}}""")]
    [InlineData("""{"ip":{"ip":"10.0.0.1/8"}}""")]
    [InlineData("""{"user_risk_score":{"user_risk_score":["low","tomorrow"]}}""")]
    [InlineData("""{"user_risk_score":{"user_risk_score":[]}}""")]
    [InlineData("""{"okta":{"name":5,"identity_provider_id":"x"}}""")]
    [InlineData("""{"email":"odd"}""")]
    [InlineData("{}")]
    public void Any_rule_that_the_API_sent_prints_as_text_that_parses_back(string json)
    {
        var rule = AccessRule.FromJson((JsonObject)JsonNode.Parse(json)!);

        Assert.Equal(rule, AccessRule.Parse(rule.Text));
    }

    [Fact]
    public void Any_value_of_any_selector_survives_its_text()
    {
        var random = new Random(20260101);
        string[] alphabet =
        [
            "a", "b", ",", "\"", "=", ":", ";", "{", "}", "[", "]", "\\", " ", "\t", "\n", "'", "@", ".", "é", "漢", "🔑", "-", "/",
            "0",
        ];
        foreach (var selector in RuleSelectors.All)
        {
            for (var round = 0; round < 300; round++)
            {
                var fields = new JsonObject();
                foreach (var field in selector.Fields)
                {
                    string Value() => string.Concat(
                        Enumerable.Range(0, random.Next(0, 12)).Select(_ => alphabet[random.Next(alphabet.Length)]));
                    fields[field.Name] = field.IsList ? new JsonArray(Value(), Value()) : Value();
                }

                var rule = AccessRule.FromJson(new JsonObject { [selector.Key] = fields });

                Assert.Equal(rule, AccessRule.Parse(rule.Text));
            }
        }
    }

    [Fact]
    public void Names_are_references_until_an_id_takes_their_place()
    {
        var rule = AccessRule.Parse("okta:name=Admins,identity_provider=Okta");

        var reference = Assert.Single(rule.References);
        Assert.Equal(
            ("identity_provider_id", "IdentityProvider", "Okta", false),
            (reference.Field, reference.RefersTo, reference.Value, reference.IsId));
        Assert.Equal($"okta:name=Admins,identity_provider={Id}", rule.WithReference(reference, Id).Text);
        Assert.True(Assert.Single(AccessRule.Parse($"group:{Id}").References).IsId);
        Assert.Empty(AccessRule.Parse("email:ann@example.com").References);
    }

    [Fact]
    public void A_hashtable_in_the_APIs_shape_is_a_rule()
    {
        Assert.Equal(AccessRule.Parse("geo:DE"), new AccessRule(new Hashtable { ["geo"] = new Hashtable { ["country_code"] = "DE" } }));
        Assert.Equal(
            """{"tomorrow":{"x":[1,true]}}""",
            new AccessRule(new Hashtable { ["tomorrow"] = new Hashtable { ["x"] = new object[] { 1, true } } }).Text);
        Assert.Throws<InvalidValueException>(
            static () => new AccessRule(new Hashtable { ["geo"] = new Hashtable { ["country_code"] = "Germany" } }));
        Assert.Throws<InvalidValueException>(static () => new AccessRule(new Hashtable { ["a"] = 1, ["b"] = 2 }));
        Assert.Throws<InvalidValueException>(static () => new AccessRule(new Hashtable()));
    }

    [Fact]
    public void Rules_of_one_meaning_are_equal()
    {
        Assert.True(AccessRule.Parse("domain:example.com") == AccessRule.Parse("email_domain:example.com"));
        Assert.True(AccessRule.Parse("geo:DE") != AccessRule.Parse("geo:FR"));
        Assert.Single(new HashSet<AccessRule> { AccessRule.Parse("geo:DE"), AccessRule.Parse("geo:de") });
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CfAccessPs.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
