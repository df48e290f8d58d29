using System;
using System.Collections;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Tests.Models;

public sealed class ModelChangeTests
{
    private const string Wiki = """
        {
          "id": "f174e90a-fafe-4643-bbbc-4a0ed4fc8415", "name": "wiki", "type": "self_hosted", "domain": "wiki.example.com",
          "session_duration": "24h", "newer_than_us": { "deep": [1, 2.50, null] },
          "cors_headers": { "allowed_methods": ["GET"], "max_age": 60, "newer_than_us": true },
          "destinations": [ { "type": "public", "uri": "wiki.example.com" }, { "type": "public", "uri": "docs.example.com", "odd": 1 } ],
          "policies": [
            { "id": "8f1d9a57-5a1e-4d1e-9c1e-0c9b8f6f5a10", "name": "staff", "decision": "allow", "precedence": 1, "reusable": true },
            "b7e9a3c4-52a3-4f3e-8a6f-6b9c2d1e0f55"
          ]
        }
        """;

    [Fact]
    public void Reading_changes_nothing()
    {
        var app = ModelSamples.Read<AccessApp>(Wiki);

        foreach (var property in typeof(AccessApp).GetProperties())
        {
            _ = property.GetValue(app);
        }

        Assert.Empty(app.Changes());
    }

    [Fact]
    public void A_change_is_exactly_the_field_that_was_changed()
    {
        var app = ModelSamples.Read<AccessApp>(Wiki);

        app.SessionDuration = "12h";
        app.Tags = ["internal"];
        app.Domain = null;
        app.Name = "wiki";

        Assert.Equal(["domain", "session_duration", "tags"], app.Changes().Keys.Order(StringComparer.Ordinal));
        Assert.Null(app.Changes()["domain"]);
    }

    [Fact]
    public void A_field_that_no_property_knows_survives_a_change()
    {
        var app = ModelSamples.Read<AccessApp>(Wiki);

        app.CorsHeaders!.MaxAge = 90;
        app.Name = "handbook";

        Assert.Equal("""{"deep":[1,2.50,null]}""", app.Document["newer_than_us"]!.ToJsonString());
        Assert.Equal("""{"allowed_methods":["GET"],"max_age":90,"newer_than_us":true}""", app.Document["cors_headers"]!.ToJsonString());
        Assert.Contains("2.50", app.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_a_part_is_a_change_of_the_whole()
    {
        var app = ModelSamples.Read<AccessApp>(Wiki);

        app.Destinations![1].Uri = "handbook.example.com";

        Assert.Equal("handbook.example.com", app.Destinations[1].Uri);
        Assert.Equal(["destinations"], app.Changes().Keys);
        Assert.Equal(1, (int)app.Document["destinations"]![1]!["odd"]!);
    }

    [Fact]
    public void A_part_that_was_made_by_hand_can_be_changed_after_it_was_set()
    {
        var app = new AccessApp();
        var saas = new SaasApp { AuthType = "oidc", RefreshTokenOptions = new RefreshTokenOptions { Lifetime = "30d" } };
        app.SaasApp = saas;

        saas.RefreshTokenOptions!.Lifetime = "60d";

        Assert.Equal("60d", app.SaasApp!.RefreshTokenOptions!.Lifetime);
    }

    [Fact]
    public void A_part_of_one_app_is_copied_into_another()
    {
        var one = ModelSamples.Read<AccessApp>(Wiki);
        var two = new AccessApp { CorsHeaders = one.CorsHeaders, Destinations = one.Destinations };

        two.CorsHeaders!.MaxAge = 1;

        Assert.Equal(60, one.CorsHeaders!.MaxAge);
        Assert.Equal(["wiki.example.com", "docs.example.com"], two.Destinations!.Select(static item => item.ToString()));
        Assert.Empty(one.Changes());
    }

    [Fact]
    public void Parts_of_a_list_can_be_rearranged_and_added_to()
    {
        var app = ModelSamples.Read<AccessApp>(Wiki);

        app.Destinations =
            [new AppDestination { Type = "private", Cidr = "10.0.0.0/8", L4Protocol = "tcp" }, .. Enumerable.Reverse(app.Destinations!)];

        Assert.Equal(["10.0.0.0/8", "docs.example.com", "wiki.example.com"], app.Destinations.Select(static item => item.ToString()));
        Assert.Equal("""{"type":"private","cidr":"10.0.0.0/8","l4_protocol":"tcp"}""", app.Document["destinations"]![0]!.ToJsonString());
    }

    [Fact]
    public void Policies_of_an_app_know_the_app_and_are_copies_of_their_own()
    {
        var app = ModelSamples.Read<AccessApp>(Wiki);
        app.Location = new AccessLocation(AccessScope.Account("0123456789abcdef0123456789abcdef"));

        var policies = app.Policies!;
        policies[0].SessionDuration = "1h";

        Assert.Equal(
            ["8f1d9a57-5a1e-4d1e-9c1e-0c9b8f6f5a10", "b7e9a3c4-52a3-4f3e-8a6f-6b9c2d1e0f55"], policies.Select(static policy => policy.Id));
        Assert.All(policies, policy => Assert.Equal(app.Id, policy.AppId));
        Assert.Equal(["session_duration"], policies[0].Changes().Keys);
        Assert.Empty(app.Changes());
    }

    [Fact]
    public void A_policy_of_the_account_has_no_app() =>
        Assert.Null(new AccessPolicy { Location = new AccessLocation(AccessScope.Account("0123456789abcdef0123456789abcdef")) }.AppId);

    [Fact]
    public void Target_attributes_are_lists_even_of_one_and_refuse_changes_that_would_be_lost()
    {
        var criterion = new TargetCriterion { TargetAttributes = new Hashtable { ["hostname"] = "db-1" } };

        Assert.Equal("""{"target_attributes":{"hostname":["db-1"]}}""", criterion.Document.ToJsonString());
        Assert.Equal(["db-1"], (string[])criterion.TargetAttributes!["hostname"]!);
        Assert.Throws<NotSupportedException>(() => criterion.TargetAttributes["hostname"] = "db-2");
    }

    [Fact]
    public void Names_by_provider_are_a_map_of_strings_in_a_claim_and_a_list_in_an_attribute()
    {
        var claim = new SaasClaimSource { NameByIdp = new Hashtable { ["f174e90a"] = "groups" } };
        var attribute = new SaasAttributeSource { NameByIdp = [new SaasIdpAttributeName { SourceName = "groups" }] };

        Assert.Equal("""{"name_by_idp":{"f174e90a":"groups"}}""", claim.Document.ToJsonString());
        Assert.Equal("groups", claim.NameByIdp!["f174e90a"]);
        Assert.Equal("""{"name_by_idp":[{"source_name":"groups"}]}""", attribute.Document.ToJsonString());
    }

    [Fact]
    public void One_way_to_authenticate_is_written_as_an_object_and_two_as_a_list()
    {
        var scim = new AppScimConfig { Authentication = [new AppScimAuthentication { Scheme = "httpbasic", User = "ann" }] };
        Assert.IsType<JsonObject>(scim.Document["authentication"]);

        scim.Authentication![0].User = "bob";
        Assert.Equal("bob", Assert.Single(scim.Authentication).User);

        scim.Authentication = [.. scim.Authentication, new AppScimAuthentication { Scheme = "access_service_token" }];
        Assert.IsType<JsonArray>(scim.Document["authentication"]);
        Assert.Equal(["httpbasic", "access_service_token"], scim.Authentication.Select(static way => way.Scheme));
    }

    [Fact]
    public void A_default_group_that_reads_back_as_rules_has_no_known_default()
    {
        Assert.Null(ModelSamples.Read<AccessGroup>("""{"is_default":[{"everyone":{}}]}""").IsDefault);
        Assert.True(ModelSamples.Read<AccessGroup>("""{"is_default":true}""").IsDefault);
    }

    [Fact]
    public void A_tag_keeps_its_key_until_its_new_name_is_written()
    {
        var tag = ModelSamples.Read<AccessTag>("""{"name":"old"}""");

        tag.Name = "new";

        Assert.Equal("old", tag.Id);
        Assert.Equal("old", tag.Key);
        Assert.Equal("new", tag.ToString());
        Assert.Equal("fresh", new AccessTag { Name = "fresh" }.Id);
    }

    [Fact]
    public void A_session_is_known_by_its_nonce_and_names_its_user_and_apps()
    {
        var session = ModelSamples.Read<AccessUserSession>("""
            {
              "name": "f174e90a.X1aXj1lFVcqqyoXF", "expiration": 1694813506,
              "metadata": {
                "apps": { "aud-1": { "hostname": "wiki.example.com", "name": "wiki", "type": "self_hosted", "uid": "cc2a8145" } },
                "expires": 1694813506, "iat": 1694791905, "nonce": "X1aXj1lFVcqqyoXF", "ttl": 21600
              }
            }
            """);
        session.Location = new AccessLocation(AccessScope.Account("0123456789abcdef0123456789abcdef"), "user-1");

        Assert.Equal(("X1aXj1lFVcqqyoXF", "X1aXj1lFVcqqyoXF", "user-1"), (session.Id, session.Key, session.UserId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1694813506), session.Expiration);
        Assert.Equal(session.Expiration, session.ExpiresAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1694791905), session.IssuedAt);
        Assert.Equal(21600, session.Ttl);
        var app = Assert.Single(session.Apps!);
        Assert.Equal(
            ("aud-1", "wiki.example.com", "wiki", "self_hosted", "cc2a8145"), (app.Aud, app.Hostname, app.Name, app.Type, app.Uid));
    }

    [Fact]
    public void A_failed_login_is_shown_flat()
    {
        var login = ModelSamples.Read<AccessUserFailedLogin>("""
            {
              "expiration": 0,
              "metadata": {
                "app_name": "wiki", "aud": "39691c1480a2352a", "datetime": "2021-02-02T20:31:12Z", "ray_id": "6af8d3c6f2b2",
                "user_email": "ann@example.com", "user_uuid": "57cf8cf2"
              }
            }
            """);

        Assert.Equal(
            ("6af8d3c6f2b2", "wiki", "39691c1480a2352a", "ann@example.com", "57cf8cf2"),
            (login.Id, login.AppName, login.Aud, login.UserEmail, login.UserId));
        Assert.Equal(new DateTimeOffset(2021, 2, 2, 20, 31, 12, TimeSpan.Zero), login.AttemptedAt);
        Assert.Equal("ann@example.com", login.ToString());
    }

    [Fact]
    public void A_user_is_called_by_the_email_address() =>
        Assert.Equal("ann@example.com", ModelSamples.Read<AccessUser>("""{"name":"Ann","email":"ann@example.com"}""").ToString());
}
