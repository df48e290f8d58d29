using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Rules;

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
    [InlineData("okta:name=\"a,b\",identity_provider=x", """{"okta":{"name":"a,b","identity_provider_id":"x"}}""")]
    [InlineData("okta:identity_provider=x,name=", """{"okta":{"identity_provider_id":"x","name":""}}""")]
    [InlineData(
        "github-organization:name=acme,identity_provider=x",
        """{"github-organization":{"name":"acme","identity_provider_id":"x"}}""")]
    [InlineData("cloudflare_account_member", """{"cloudflare_account_member":{}}""")]
    [InlineData("user_risk_score:low, high", """{"user_risk_score":{"user_risk_score":["low","high"]}}""")]
    [InlineData("""{"tomorrow":{"deep":[1,{"x":null}]}}""", """{"tomorrow":{"deep":[1,{"x":null}]}}""")]
    public void Text_makes_the_rule_of_the_API(string text, string json) =>
        Assert.Equal(json, AccessRule.Parse(text).ToJsonObject().ToJsonString(ClientJson.Compact));

    [Theory]
    [InlineData("emial:ann@example.com", "email")]
    [InlineData("email:ann", "ann@example.com")]
    [InlineData(":ann@example.com", "'' is no selector")]
    [InlineData("email", "email:…")]
    [InlineData("domain:@example.com", "domain:example.com")]
    [InlineData("geo:Germany", "two letters")]
    [InlineData("ip:10.0.0.1/8", "10.0.0.0/8")]
    [InlineData("ip:10.0.0.0/33", "0 to 32")]
    [InlineData("everyone:x", "takes no value")]
    [InlineData("service_token:0123456789abcdef0123456789abcdef.access", "client id")]
    [InlineData("user_risk_score:low,huge", "huge")]
    [InlineData("okta", "lacks name and identity_provider")]
    [InlineData("okta:name=Admins", "identity_provider")]
    [InlineData("okta:Admins", "okta:name=")]
    [InlineData("okta:=Admins,identity_provider=x", "'' is no value of okta")]
    [InlineData("okta:colour=red,identity_provider=x", "colour")]
    [InlineData("okta:name=\"a\"b,identity_provider=x", "quotation mark")]
    [InlineData("okta:name=\"a\"b\",identity_provider=x", "quotation mark")]
    [InlineData("okta:identity_provider=x,name=\"a", "quotation mark")]
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
    [InlineData("""{"okta":{"name":null,"identity_provider_id":"x"}}""")]
    [InlineData("""{"okta":{"name":"a","identity_provider_id":"x","since":"yesterday"}}""")]
    [InlineData("""{"email":"odd"}""")]
    [InlineData("{}")]
    public void Any_rule_that_the_API_sent_prints_as_text_that_parses_back(string json)
    {
        var rule = AccessRule.FromJson((JsonObject)JsonNode.Parse(json)!);

        Assert.Equal(rule, AccessRule.Parse(rule.Text));
    }

    [Theory]
    [InlineData("okta:name=\"\",identity_provider=x")]
    [InlineData("okta:name=\" a\",identity_provider=x")]
    [InlineData("okta:name=\",a\",identity_provider=x")]
    [InlineData("okta:name=\"\"\"a\"\"\",identity_provider=x")]
    [InlineData("okta:name=a: b,identity_provider=x")]
    public void A_value_is_printed_in_quotation_marks_only_where_it_needs_them(string text) =>
        Assert.Equal(text, AccessRule.Parse(text).Text);

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

    [Fact]
    public void No_rule_equals_no_rule_and_nothing_else()
    {
        AccessRule? none = null;

        Assert.True(none == null);
        Assert.True(none != AccessRule.Parse("geo:DE"));
        Assert.True(AccessRule.Parse("geo:DE") != none);
    }

    [Theory]
    [InlineData("user_risk_score", "user_risk_score", "low", "user_risk_score:low")]
    [InlineData("user_risk_score", "user_risk_score", new[] { "low", "high" }, "user_risk_score:low,high")]
    [InlineData("domain", "domain", "example.com", "domain:example.com")]
    [InlineData("common_name", "common_name", 7, "common_name:7")]
    public void A_rule_is_built_from_a_selector_and_its_values(string selector, string field, object value, string text) =>
        Assert.Equal(text, AccessRule.Create(selector, new Dictionary<string, object?> { [field] = value }).Text);

    [Fact]
    public void Text_leaves_out_the_id_in_the_name_of_a_field_that_refers_to_an_object()
    {
        Assert.Equal("identity_provider", new RuleField("identity_provider_id", static text => text, "IdentityProvider").TextName);
        Assert.Equal("identity_provider_id", new RuleField("identity_provider_id", static text => text).TextName);
        Assert.Equal("app_uid", new RuleField("app_uid", static text => text, "App").TextName);
    }

    [Fact]
    public void A_selector_has_the_name_of_its_key_in_text_unless_it_has_one_of_its_own()
    {
        Assert.Equal("geo", new RuleSelector("geo").TextName);
        Assert.Equal("domain", new RuleSelector("email_domain", "domain").TextName);
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
