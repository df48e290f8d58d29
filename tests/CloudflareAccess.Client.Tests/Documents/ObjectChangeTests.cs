using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Client.Tests.Documents;

/// <summary>What a change of an object becomes: the body, the fields that differ, the secrets that are missing.</summary>
public sealed class ObjectChangeTests
{
    [Fact]
    public void A_field_that_is_given_changes_and_every_other_field_stays_known_or_not()
    {
        var change = Plan(AccessApi.Groups, """{ "id": "g", "name": "a", "include": [], "new_field": { "x": 1 } }""", given: """{ "name": "b" }""");

        Assert.Equal("""{"name":"b","include":[],"new_field":{"x":1}}""", change.Body.ToJsonString());
        Assert.Equal("name: a -> b", Fields(change));
        Assert.False(change.IsEmpty);
    }

    [Theory]
    [InlineData("""{ "name": "a" }""", "")]
    [InlineData("""{ "name": "b" }""", "name: a -> b")]
    [InlineData("""{ "new_field": null }""", "new_field: x -> ")]
    [InlineData("""{ "id": "other" }""", "")]
    public void An_edit_of_the_document_is_a_change_unless_the_field_is_read_only(string edits, string fields)
    {
        Assert.Equal(fields, Fields(Plan(AccessApi.Groups, """{ "id": "g", "name": "a", "new_field": "x" }""", edits)));
    }

    [Fact]
    public void What_is_given_wins_over_an_edit()
    {
        var change = Plan(AccessApi.Groups, """{ "name": "a", "is_default": false }""", """{ "name": "edited", "is_default": true }""", """{ "name": "given" }""");

        Assert.Equal("name: a -> given, is_default: false -> true", Fields(change));
    }

    [Fact]
    public void Settings_that_are_given_join_those_that_are_there_and_edited_ones_replace_them()
    {
        const string Current = """{ "type": "saas", "saas_app": { "auth_type": "saml", "sp_entity_id": "x" } }""";

        Assert.Equal(
            """{"auth_type":"saml","sp_entity_id":"y"}""",
            Plan(AccessApi.Apps, Current, given: """{ "saas_app": { "sp_entity_id": "y" } }""").Body["saas_app"]!.ToJsonString());
        Assert.Equal(
            """{"sp_entity_id":"y"}""",
            Plan(AccessApi.Apps, Current, """{ "saas_app": { "sp_entity_id": "y" } }""").Body["saas_app"]!.ToJsonString());
    }

    [Fact]
    public void What_is_written_in_the_same_way_is_no_change()
    {
        const string Current = """{ "type": "self_hosted", "policies": [{ "id": "p", "precedence": 1, "name": "Staff", "include": [] }] }""";

        Assert.True(Plan(AccessApi.Apps, Current, """{ "policies": [{ "id": "p", "precedence": 1 }] }""").IsEmpty);
        Assert.Single(Plan(AccessApi.Apps, Current, """{ "policies": [{ "id": "p", "precedence": 2 }] }""").Fields);
    }

    [Theory]
    [InlineData("Exclude", "exclude: [{\"everyone\":{}}] -> []")]
    [InlineData("exclude", "exclude: [{\"everyone\":{}}] -> []")]
    [InlineData("IsDefault", "is_default: true -> ")]
    public void Clear_empties_a_list_and_takes_out_any_other_field(string property, string fields)
    {
        Assert.Equal(fields, Fields(Plan(AccessApi.Groups, """{ "name": "a", "is_default": true, "exclude": [{ "everyone": {} }] }""", clear: property)));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Include")]
    [InlineData("Nothing")]
    [InlineData("Id")]
    public void Clear_refuses_what_cannot_be_emptied(string property)
    {
        var error = Assert.Throws<InvalidValueException>(() => Plan(AccessApi.Groups, """{ "id": "g", "name": "a" }""", clear: property));
        Assert.Contains($"'{property}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_that_keeps_absent_fields_is_sent_empty_values()
    {
        var change = Plan(
            AccessApi.Organizations,
            """{ "name": "acme", "auth_domain": "acme.example", "ui_read_only_toggle_reason": "audit", "is_ui_read_only": true }""",
            """{ "ui_read_only_toggle_reason": null, "is_ui_read_only": null }""");

        Assert.Equal("ui_read_only_toggle_reason: audit -> , is_ui_read_only: true -> false", Fields(change));
        Assert.Throws<InvalidValueException>(() => Plan(AccessApi.Organizations, """{ "name": "acme", "auth_domain": "x" }""", """{ "auth_domain": null }"""));
        Assert.Throws<InvalidValueException>(() => Plan(AccessApi.Organizations, """{ "login_design": { "x": 1 } }""", """{ "login_design": null }"""));
    }

    [Fact]
    public void Fixed_fields_are_refused_when_they_change_and_left_out_of_the_body_when_they_do_not()
    {
        const string Current = """{ "id": "tickets", "name": "a", "hostname": "https://a.example", "auth_type": "oauth" }""";

        Assert.Equal("""{"name":"b"}""", Plan(AccessApi.McpServers, Current, given: """{ "name": "b" }""").Body.ToJsonString());
        Assert.Throws<InvalidValueException>(() => Plan(AccessApi.McpServers, Current, """{ "hostname": "https://b.example" }"""));
        Assert.Throws<InvalidValueException>(() => Plan(AccessApi.Users, """{ "id": "u", "email": "a@example.com" }""", """{ "email": "b@example.com" }"""));
        Assert.Equal("a@example.com", (string?)Plan(AccessApi.Users, """{ "id": "u", "email": "a@example.com", "name": "a" }""", given: """{ "name": "b" }""").Body["email"]);
    }

    [Fact]
    public void A_read_only_field_cannot_be_given()
    {
        Assert.Throws<InvalidValueException>(() => Plan(AccessApi.Groups, """{ "id": "g" }""", given: """{ "id": "other" }"""));
        Assert.Throws<InvalidValueException>(() => Plan(AccessApi.Groups, null, given: """{ "created_at": "2026-01-01T00:00:00Z" }"""));
    }

    [Fact]
    public void A_new_object_is_sent_with_the_fields_that_it_keeps_for_good()
    {
        var change = Plan(AccessApi.McpServers, null, given: """{ "id": "tickets", "name": "a", "hostname": "https://a.example", "auth_type": "oauth" }""");

        Assert.Equal("""{"id":"tickets","name":"a","hostname":"https://a.example","auth_type":"oauth"}""", change.Body.ToJsonString());
        Assert.Equal(4, change.Fields.Count);
        Assert.Empty(change.MissingSecrets);
    }

    [Fact]
    public void A_secret_that_no_response_shows_is_missing_until_it_is_given()
    {
        const string Current = """{ "name": "Okta", "type": "okta", "config": { "client_id": "abc" } }""";
        Assert.Equal(["config.client_secret"], Plan(AccessApi.IdentityProviders, Current, given: """{ "name": "b" }""").MissingSecrets);

        var given = Given<AccessIdentityProvider>("{}");
        given.ClientSecret = "s3cret".Conceal();
        var change = ObjectChange.Plan(AccessApi.IdentityProviders, Read(AccessApi.IdentityProviders, Current), null, given, []);

        Assert.Empty(change.MissingSecrets);
        Assert.Equal(["config.client_secret"], change.NewSecrets);
        Assert.Empty(change.Fields);
        Assert.False(change.IsEmpty);
        Assert.Equal("s3cret", (string?)change.Body["config"]!["client_secret"]);
    }

    [Fact]
    public void A_secret_goes_to_the_scheme_that_has_such_a_secret()
    {
        const string Current = """
            { "type": "saas", "scim_config": { "authentication": [
              { "scheme": "httpbasic", "user": "u" }, { "scheme": "oauth2", "client_id": "c" } ] } }
            """;
        var given = Given<AccessApp>("{}");
        given.ScimClientSecret = "s3cret".Conceal();
        given.ScimPassword = "pass".Conceal();
        var change = ObjectChange.Plan(AccessApi.Apps, Read(AccessApi.Apps, Current), null, given, []);

        Assert.Empty(change.MissingSecrets);
        Assert.Equal(
            """[{"scheme":"httpbasic","user":"u","password":"pass"},{"scheme":"oauth2","client_id":"c","client_secret":"s3cret"}]""",
            change.Body["scim_config"]!["authentication"]!.ToJsonString());
    }

    [Fact]
    public void A_secret_that_a_response_shows_is_written_back_and_is_no_change()
    {
        var change = Plan(AccessApi.IdentityProviders, """{ "name": "Okta", "config": { "client_id": "abc", "client_secret": "shown" } }""");

        Assert.True(change.IsEmpty);
        Assert.Equal("shown", (string?)change.Body["config"]!["client_secret"]);
    }

    [Fact]
    public void Planning_changes_neither_the_object_nor_what_was_given()
    {
        var current = Read(AccessApi.Apps, """{ "type": "self_hosted", "domain": "a.example.com", "destinations": [{ "type": "public", "uri": "a.example.com" }] }""");
        var given = Given<AccessApp>("""{ "domain": "b.example.com" }""");
        var edits = new JsonObject { ["tags"] = new JsonArray("x") };
        var (before, gave, edited) = (current.Document.ToJsonString(), given.Document.ToJsonString(), edits.ToJsonString());

        var change = ObjectChange.Plan(AccessApi.Apps, current, edits, given, ["LogoUrl"]);

        Assert.Equal("""[{"type":"public","uri":"b.example.com"}]""", change.Body["destinations"]!.ToJsonString());
        Assert.Equal((before, gave, edited), (current.Document.ToJsonString(), given.Document.ToJsonString(), edits.ToJsonString()));
    }

    [Fact]
    public void The_token_for_DNS_over_HTTPS_is_compared_with_the_one_that_is_read_under_another_name()
    {
        const string Current = """{ "id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "client_id": "x", "doh_jwt_duration": "24h" }""";

        Assert.True(Plan(AccessApi.OrganizationDohs, Current, given: """{ "service_token_id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415" }""").IsEmpty);
        Assert.Equal(
            """{"doh_jwt_duration":"1h","service_token_id":"f174e90a-fafe-4643-bbbc-4a0ed4fc8415"}""",
            Plan(AccessApi.OrganizationDohs, Current, given: """{ "doh_jwt_duration": "1h" }""").Body.ToJsonString());
    }

    [Fact]
    public void Each_configuration_that_is_written_back_as_it_was_read_is_no_change()
    {
        foreach (var resource in AccessApi.All.Where(static resource => resource.Can.HasFlag(Verbs.Replace)))
        {
            var current = (AccessObject)Activator.CreateInstance(resource.Model)!;
            current.Attach(new JsonObject { ["name"] = "a", ["unknown"] = new JsonArray(1, new JsonObject { ["x"] = null }), ["flag"] = false });
            var change = ObjectChange.Plan(resource, current, null, (AccessObject)Activator.CreateInstance(resource.Model)!, []);

            Assert.True(change.IsEmpty, resource.Name);
            Assert.Equal("""[1,{"x":null}]""", change.Body["unknown"]!.ToJsonString());
        }
    }

    private static ObjectChange Plan<T>(Resource<T> resource, string? current, string? edits = null, string given = "{}", params string[] clear)
        where T : AccessObject, new() => ObjectChange.Plan(
            resource,
            current is null ? null : Read(resource, current),
            edits is null ? null : (JsonObject)JsonNode.Parse(edits)!,
            Given<T>(given),
            clear);

    private static T Read<T>(Resource<T> resource, string json) where T : AccessObject, new() =>
        resource.Read(JsonDocument.Parse(json).RootElement, new AccessLocation(AccessScope.Account("a")));

    private static T Given<T>(string json) where T : AccessObject, new()
    {
        var given = new T();
        foreach (var field in (JsonObject)JsonNode.Parse(json)!)
        {
            given.Document[field.Key] = field.Value?.DeepClone();
        }

        return given;
    }

    private static string Fields(ObjectChange change) =>
        string.Join(", ", change.Fields.Select(static field => $"{field.Field}: {Text(field.Old)} -> {Text(field.New)}"));

    private static string? Text(JsonNode? node) => AccessDocument.TextOf(node);
}
