using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>What app-owned and reusable policies have in common.</summary>
internal static class Policies
{
    private static readonly string[] Decisions = ["allow", "deny", "non_identity", "bypass"];
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
    }

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
