using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Identity providers. Their client secrets are never shown, and the SCIM secret once.</summary>
internal sealed class IdentityProviders() : Collection("identity_providers", 200)
{
    private static readonly string[] Types =
    [
        "onetimepin", "azureAD", "saml", "centrify", "facebook", "github", "google-apps", "google", "linkedin", "oidc", "okta", "onelogin", "pingone", "yandex", "cloudflare",
    ];

    protected override bool IsWanted(JsonObject item, Call call) =>
        call.Filter("scim_enabled") is not { } wanted || (wanted == "true") == item["scim_config"]?["enabled"].IsTrue();

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        (shown["config"] as JsonObject)?.Remove("client_secret");
        (shown["scim_config"] as JsonObject)?.Remove("secret");
        return shown;
    }

    protected override JsonObject Created(JsonObject item, Call call) => WithScimSecret(item, null, call);

    protected override JsonObject Replaced(JsonObject item, JsonObject before, Call call) => WithScimSecret(item, before, call);

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        Require(body, "type");
        var type = body["type"].Text();
        if (!Types.Contains(type))
        {
            throw Refusal.InvalidRequest($"unknown identity provider type: {type}");
        }

        if (body["name"].Text() is null || (type != "cloudflare" && body["name"].Text()!.Length == 0))
        {
            throw Refusal.InvalidRequest("name is a required field");
        }

        if (body["config"] is not JsonObject config)
        {
            throw Refusal.InvalidRequest("config is a required field");
        }

        if (current is not null && current["type"].Text() != type)
        {
            throw Refusal.InvalidRequest("the type of an identity provider cannot be changed");
        }

        if (type is "onetimepin" or "cloudflare" && call.Here(Name).Any(other => other != current && other["type"].Text() == type))
        {
            throw Refusal.Conflict($"a {type} connection already exists");
        }

        if (type == "onetimepin")
        {
            config["redirect_url"] = "https://acme.cloudflareaccess.com/cdn-cgi/access/callback";
        }

        if (config["client_secret"].Text() is null && current?["config"]?["client_secret"].Text() is { } kept && call.Options.UnknownKeepIdentityProviderSecretOnPut)
        {
            config["client_secret"] = kept;
        }

        CheckScim(body, type!, current);
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        var id = item["id"].Text()!;
        var isUsed = Rules.Holders(call).Any(holder => Rules.MentionProvider(holder, id)) || call.Here("apps").Any(app => app["allowed_idps"].Texts().Contains(id));
        if (call.Options.UnknownRefuseDeletingIdentityProviderInUse && isUsed)
        {
            // Unknown: neither the refusal nor its code has been seen.
            throw Refusal.Conflict("identity provider is in use");
        }
    }

    private static void CheckScim(JsonObject body, string type, JsonObject? current)
    {
        if (body["scim_config"] is not JsonObject scim)
        {
            return;
        }

        if (type == "onetimepin")
        {
            throw Refusal.InvalidRequest("scim is not supported for onetimepin");
        }

        if (scim["seat_deprovision"].IsTrue() && !scim["user_deprovision"].IsTrue())
        {
            throw Refusal.InvalidRequest("seat_deprovision requires user_deprovision");
        }

        var before = current?["scim_config"] as JsonObject;
        scim["scim_base_url"] = before?["scim_base_url"]?.DeepClone() ?? "https://acme.cloudflareaccess.com/cdn-cgi/access/scim/v2";
        if (scim["enabled"].IsTrue())
        {
            scim["secret"] = before?["enabled"].IsTrue() == true ? before["secret"]?.DeepClone() : Identifiers.NewHex(64);
        }
        else
        {
            scim.Remove("secret");
        }
    }

    // Shown when SCIM goes from off to on, and never again.
    private JsonObject WithScimSecret(JsonObject item, JsonObject? before, Call call)
    {
        var shown = Show(item, call);
        if (item["scim_config"]?["enabled"].IsTrue() == true && before?["scim_config"]?["enabled"].IsTrue() != true)
        {
            shown["scim_config"]!["secret"] = item["scim_config"]!["secret"]?.DeepClone();
        }

        return shown;
    }
}
