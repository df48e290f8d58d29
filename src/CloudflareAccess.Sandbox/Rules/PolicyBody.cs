using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Rules;

/// <summary>Validates policies and shows them, for the policies of apps and the reusable ones.</summary>
internal static class PolicyBody
{
    private static readonly string[] Decisions = ["allow", "deny", "non_identity", "bypass"];

    // The selectors that depend on the identity of a user. A group can contain them too; no source says whether that matters.
    private static readonly string[] Identity =
    [
        "email", "email_domain", "external_evaluation", "login_method", "auth_method", "azureAD", "github-organization", "gsuite", "okta",
        "saml", "oidc", "user_risk_score",
    ];

    private static readonly string[] Tokens = ["service_token", "any_valid_service_token", "linked_app_token"];
    private static readonly string[] OmittedWhenOff = ["approval_required", "isolation_required", "purpose_justification_required"];

    /// <summary>The collection of the policies that an app owns.</summary>
    public static string StoreName(string appId) => $"apps/{appId}/policies";

    /// <summary>Refuses policies that the API refuses.</summary>
    public static void Validate(JsonObject body, Call call)
    {
        if (string.IsNullOrEmpty(body["name"].Text()))
        {
            throw ApiError.InvalidRequest("name is a required field");
        }

        if (!Decisions.Contains(body["decision"].Text()))
        {
            throw ApiError.InvalidRequest("unrecognized policy decision");
        }

        RuleLists.Validate(body, call);
        foreach (var selector in RuleLists.Selectors(body).Where(selector => !Accepts(body["decision"].Text()!, selector)))
        {
            // Unknown: the code and the text of this error. That it is refused is documented.
            throw ApiError.InvalidRequest($"{selector} cannot be used with the decision {body["decision"].Text()}");
        }
    }

    /// <summary>Converts a stored policy into the one that responses show. Responses omit flags that are off.</summary>
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

    private static bool Accepts(string decision, string selector) => decision switch
    {
        "non_identity" => true,
        "bypass" => selector == "linked_app_token" || !(Identity.Contains(selector) || Tokens.Contains(selector)),
        _ => !Tokens.Contains(selector),
    };
}
