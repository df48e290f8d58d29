using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Errors;

namespace CloudflareAccess;

/// <summary>
/// Changes which policies an app has, and their order, in one write of the app. At no moment do two policies have the same
/// precedence, or is one missing.
/// </summary>
public abstract class AppPolicyCommand : WriteResourceCommand<AccessApp>, IZoneScoped
{
    /// <summary>Returns the policies of the app as the server has them now, in their order.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// The password of the SCIM service of the app, if it has one: the API does not show it, and a write of the app without it
    /// loses it.
    /// </summary>
    [Parameter]
    public SecureString? ScimPassword { get; set; }

    /// <summary>The token of the SCIM service, as with <see cref="ScimPassword"/>.</summary>
    [Parameter]
    public SecureString? ScimToken { get; set; }

    /// <summary>The client secret of the SCIM service, as with <see cref="ScimPassword"/>.</summary>
    [Parameter]
    public SecureString? ScimClientSecret { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    private protected override Resource<AccessApp> Resource => AccessApi.Apps;

    /// <summary>
    /// Reads an app, changes the links to its policies, and writes it. The change runs after the app was read: it must not read
    /// a parameter that the pipeline binds, which may have the value of the next item by then.
    /// </summary>
    private protected void Relink(AccessReference app, Func<List<JsonObject>, List<JsonObject>> change) => Beside(app, () =>
    {
        // A piped app may be older than the server's: only its id is used, and its links are read again.
        var target = TargetOf(app) with { Given = null };
        return ChangeAsync(target, current => Relinked(current, change), null, force: true, PassThru);
    });

    /// <summary>The link of a policy.</summary>
    private protected static JsonObject Linked(List<JsonObject> links, AccessReference policy)
    {
        var found = Meant(links, policy);
        return found.Count switch
        {
            1 => found[0],
            0 => throw Failed(ErrorRecords.NotFound("policy of the app", policy.Text, Advice.Lister(AccessApi.AppPolicies))),
            _ => throw new InvalidValueException($"'{policy.Text}' names more than one policy of the app: give the id."),
        };
    }

    /// <summary>Puts a link at a precedence, before another, after another, or by default at the end.</summary>
    private protected static List<JsonObject> Place(
        List<JsonObject> links, JsonObject link, int? precedence, AccessReference? before, AccessReference? after)
    {
        var others = links.Where(other => other != link).ToList();
        if ((before ?? after) is { } beside && Meant(others, beside).Count == 0 && Meant([link], beside).Count == 1)
        {
            throw new InvalidValueException(
                $"'{link["name"]}' cannot stand {(before is null ? "after" : "before")} itself: name another policy of the app.");
        }

        var place = before is not null ? others.IndexOf(Linked(others, before))
            : after is not null ? others.IndexOf(Linked(others, after)) + 1
            : precedence is { } wanted ? others.TakeWhile(other => other["precedence"]!.GetValue<int>() < wanted).Count()
            : others.Count;
        link.Remove("precedence");
        if (precedence is not null)
        {
            link["precedence"] = precedence;
        }

        others.Insert(place, link);
        return others;
    }

    private static List<JsonObject> Meant(List<JsonObject> links, AccessReference policy)
    {
        var key = policy.Object?.Key ?? policy.Text;
        var found = links.Where(link => AccessDocument.TextOf(link["id"]) == key).ToList();
        return found.Count > 0 ? found : links.Where(HasName).ToList();

        bool HasName(JsonObject link) =>
            string.Equals(AccessDocument.TextOf(link["name"]), policy.Text, StringComparison.OrdinalIgnoreCase);
    }

    // The links of the app as they were read, and as they are wanted.
    private static JsonObject Relinked(AccessApp app, Func<List<JsonObject>, List<JsonObject>> change)
    {
        var links = (app.Document["policies"] as JsonArray ?? []).OfType<JsonObject>().Select(static policy => new JsonObject
        {
            ["id"] = policy["id"]?.DeepClone(),
            ["precedence"] = (int)(policy["precedence"]?.GetValue<double>() ?? 0),
            ["name"] = policy["name"]?.DeepClone(),
            ["reusable"] = policy["reusable"]?.DeepClone(),
        }).OrderBy(static link => link["precedence"]!.GetValue<int>()).ToList();
        return new JsonObject { ["policies"] = new JsonArray(Numbered(change(links)).Select(static link => (JsonNode?)link).ToArray()) };
    }

    private protected override void OnChanged(AccessApp item)
    {
        var at = new AccessLocation(item.Location?.Scope ?? LocationOf(Resource).Scope, item.Id!);
        foreach (var policy in (item.Document["policies"] as JsonArray ?? []).OfType<JsonObject>())
        {
            WriteObject(AccessApi.AppPolicies.Read(JsonDocument.Parse(policy.ToJsonString(ClientJson.Compact)).RootElement, at));
        }
    }

    // Each link keeps its precedence if it can: a link in the way of the one before moves up.
    private static List<JsonObject> Numbered(List<JsonObject> links)
    {
        var last = 0;
        foreach (var link in links)
        {
            last = Math.Max(last + 1, link["precedence"]?.GetValue<int>() ?? 0);
            link["precedence"] = last;
        }

        return links;
    }
}
