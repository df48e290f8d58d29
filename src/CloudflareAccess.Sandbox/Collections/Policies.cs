using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>What app-owned and reusable policies have in common.</summary>
internal static class Policies
{
    private static readonly string[] Decisions = ["allow", "deny", "non_identity", "bypass"];

    // What asks who somebody is. That a group of Access may be made of such rules is not said to matter.
    private static readonly string[] Identity =
    [
        "email", "email_domain", "external_evaluation", "login_method", "auth_method", "azureAD", "github-organization", "gsuite", "okta", "saml", "oidc", "user_risk_score",
    ];

    private static readonly string[] Tokens = ["service_token", "any_valid_service_token", "linked_app_token"];
    private static readonly string[] OmittedWhenOff = ["approval_required", "isolation_required", "purpose_justification_required"];

    public static void Check(JsonObject body, Call call)
    {
        if (string.IsNullOrEmpty(body["name"].Text()))
        {
            throw Refusal.InvalidRequest("name is a required field");
        }

        if (!Decisions.Contains(body["decision"].Text()))
        {
            throw Refusal.InvalidRequest("unrecognized policy decision");
        }

        Rules.Check(body, call);
        foreach (var selector in Rules.Selectors(body).Where(selector => !Takes(body["decision"].Text()!, selector)))
        {
            // Unknown: code and text of this refusal; that there is one is documented.
            throw Refusal.InvalidRequest($"{selector} cannot be used with the decision {body["decision"].Text()}");
        }
    }

    private static bool Takes(string decision, string selector) => decision switch
    {
        "non_identity" => true,
        "bypass" => selector == "linked_app_token" || !(Identity.Contains(selector) || Tokens.Contains(selector)),
        _ => !Tokens.Contains(selector),
    };

    /// <summary>Reads leave out flags that are off.</summary>
    public static JsonObject Shown(JsonObject policy)
    {
        var shown = policy.Copy();
        shown["uid"] = policy["id"]?.DeepClone();
        foreach (var flag in OmittedWhenOff.Where(flag => !shown[flag].IsTrue()))
        {
            shown.Remove(flag);
        }

        return shown;
    }
}
