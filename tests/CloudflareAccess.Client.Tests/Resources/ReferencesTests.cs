using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Client.Tests.Resources;

/// <summary>What a document names, found by the descriptions alone.</summary>
public sealed class ReferencesTests
{
    private const string App = """
        {
          "id": "a1", "name": "wiki", "tags": ["finance", ""],
          "allowed_idps": ["p1", "Okta"],
          "custom_pages": null,
          "scim_config": { "idp_uid": "p2", "authentication": [
            { "scheme": "oauth2", "client_id": "foreign" },
            { "scheme": "access_service_token", "client_id": "abc.access" } ] },
          "saas_app": { "custom_claims": [{ "source": { "name_by_idp": { "p3": "mail" } } }] },
          "destinations": [{ "type": "public", "uri": "wiki.example.com" }, { "type": "via_mcp_server_portal", "mcp_server_id": "tickets" }],
          "policies": [
            { "id": "l1", "precedence": 1, "reusable": true, "include": [{ "group": { "id": "not-mine" } }] },
            { "id": "o1", "precedence": 2, "reusable": false, "name": "own", "include": [{ "group": { "id": "g1" } }],
              "exclude": [{ "okta": { "name": "x", "identity_provider_id": "p4" } }], "approval_groups": [{ "email_list_uuid": "list" }] },
            { "id": "l2", "precedence": 3 },
            "l3"
          ]
        }
        """;

    [Fact]
    public void An_app_names_what_its_fields_and_its_own_policies_name_and_links_to_the_other_policies()
    {
        Assert.Equal(
            [
                "allowed_idps[0] IdentityProvider p1", "allowed_idps[1] IdentityProvider Okta", "destinations[1].mcp_server_id McpServer tickets",
                "policies[3] Policy l3", "policies[0].id Policy l1", "policies[2].id Policy l2",
                "saas_app.custom_claims[0].source.name_by_idp{0} IdentityProvider p3", "scim_config.idp_uid IdentityProvider p2",
                "scim_config.authentication[1].client_id ServiceToken abc.access by client_id", "tags[0] Tag finance",
                "policies[1].approval_groups[0].email_list_uuid GatewayList list", "policies[1].include[0].group.id Group g1",
                "policies[1].exclude[0].okta.identity_provider_id IdentityProvider p4",
            ],
            References(AccessApi.Apps, App));
    }

    [Theory]
    [InlineData("""{ "include": [{ "group": { "id": "g" } }], "require": [{ "login_method": { "id": "p" } }] }""", "include[0].group.id Group g|require[0].login_method.id IdentityProvider p")]
    [InlineData("""{ "include": [{ "everyone": {} }, { "new_selector": { "id": "x" } }, "text", null] }""", "")]
    [InlineData("""{ "include": { "group": { "id": "g" } } }""", "")]
    [InlineData("""{ "include": [{ "group": { "id": 5 } }] }""", "include[0].group.id Group 5")]
    [InlineData("""{ "include": [{ "group": { "id": { "id": "g" } } }] }""", "")]
    [InlineData("""{ "exclude": [{ "service_token": { "token_id": "t" } }, { "device_posture": { "integration_uid": "d" } }] }""", "exclude[0].service_token.token_id ServiceToken t|exclude[1].device_posture.integration_uid PostureCheck d")]
    public void Rules_name_objects_by_their_selector(string document, string references)
    {
        Assert.Equal(references, string.Join("|", References(AccessApi.Groups, document)));
    }

    [Fact]
    public void A_reference_leads_to_the_object_whose_key_or_other_field_it_holds()
    {
        var token = new AccessServiceToken();
        token.Attach((JsonObject)JsonNode.Parse("""{ "id": "t1", "client_id": "abc.access" }""")!);
        var byClient = AccessApi.Apps.ReferencesOf((JsonObject)JsonNode.Parse(App)!).Single(static reference => reference.By is not null);

        Assert.True(byClient.IsTo(AccessApi.ServiceTokens, token));
        Assert.False(byClient.IsTo(AccessApi.Groups, token));
        Assert.False((byClient with { By = null }).IsTo(AccessApi.ServiceTokens, token));
        Assert.True((byClient with { By = null, Value = "t1" }).IsTo(AccessApi.ServiceTokens, token));
    }

    [Fact]
    public void A_resource_tells_which_others_it_may_name()
    {
        Assert.True(AccessApi.Apps.MayReferTo(AccessApi.Tags));
        Assert.True(AccessApi.Apps.MayReferTo(AccessApi.Groups));
        Assert.True(AccessApi.Groups.MayReferTo(AccessApi.Groups));
        Assert.True(AccessApi.Organizations.MayReferTo(AccessApi.CustomPages));
        Assert.False(AccessApi.Groups.MayReferTo(AccessApi.Tags));
        Assert.False(AccessApi.Tags.MayReferTo(AccessApi.Apps));
    }

    private static string[] References(Resource resource, string document) =>
        [.. resource.ReferencesOf((JsonObject)JsonNode.Parse(document)!)
            .Select(static reference => $"{reference.Place} {reference.To} {reference.Value}{(reference.By is null ? "" : $" by {reference.By}")}")];
}
