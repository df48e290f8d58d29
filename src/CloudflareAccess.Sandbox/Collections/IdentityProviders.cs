using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Rules;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>Identity providers. Responses never show their client secrets, and show the SCIM secret once.</summary>
internal sealed class IdentityProviders() : Collection("identity_providers", 200)
{
    private static readonly string[] Types =
    [
        "onetimepin", "azureAD", "saml", "centrify", "facebook", "github", "google-apps", "google", "linkedin", "oidc", "okta", "onelogin",
        "pingone", "yandex", "cloudflare",
    ];

    protected override bool Matches(JsonObject item, Call call) =>
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
            throw ApiError.InvalidRequest($"unknown identity provider type: {type}");
        }

        if (body["name"].Text() is null || (type != "cloudflare" && body["name"].Text()!.Length == 0))
        {
            throw ApiError.InvalidRequest("name is a required field");
        }

        if (body["config"] is not JsonObject config)
        {
            throw ApiError.InvalidRequest("config is a required field");
        }

        if (current is not null && current["type"].Text() != type)
        {
            throw ApiError.InvalidRequest("the type of an identity provider cannot be changed");
        }

        if (type is "onetimepin" or "cloudflare" && call.Here(Name).Any(other => other != current && other["type"].Text() == type))
        {
            throw ApiError.Conflict($"a {type} connection already exists");
        }

        if (type == "onetimepin")
        {
            config["redirect_url"] = "https://acme.cloudflareaccess.com/cdn-cgi/access/callback";
        }

        if (call.Options.UnknownKeepIdentityProviderSecretOnPut
            && config["client_secret"].Text() is null
            && current?["config"]?["client_secret"].Text() is { } kept)
        {
            config["client_secret"] = kept;
        }

        SetScim(body, type!, current);
        return body;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        var id = item["id"].Text()!;
        var isUsed = RuleLists.Owners(call).Any(owner => RuleLists.ReferToProvider(owner, id))
            || call.Here("apps").Any(app => app["allowed_idps"].Texts().Contains(id));
        if (call.Options.UnknownRefuseDeletingIdentityProviderInUse && isUsed)
        {
            // Unknown: the error and its code.
            throw ApiError.Conflict("identity provider is in use");
        }
    }

    private static void SetScim(JsonObject body, string type, JsonObject? current)
    {
        if (body["scim_config"] is not JsonObject scim)
        {
            return;
        }

        if (type == "onetimepin")
        {
            throw ApiError.InvalidRequest("scim is not supported for onetimepin");
        }

        if (scim["seat_deprovision"].IsTrue() && !scim["user_deprovision"].IsTrue())
        {
            throw ApiError.InvalidRequest("seat_deprovision requires user_deprovision");
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

    // The secret is shown once, when SCIM is switched on.
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
