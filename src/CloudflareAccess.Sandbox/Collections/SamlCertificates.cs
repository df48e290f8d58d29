using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The certificates by which SAML providers encrypt assertions: a set has one in use and keeps the one before.</summary>
internal static class SamlCertificates
{
    private const string Name = "saml_certificates";
    private const string Path = "access/" + Name;

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, static call =>
        {
            var wanted = call.Filter("id")?.Split(',');
            return Collection.Page(call.Here(Name).Where(set => wanted?.Contains(set["uid"].Text()) != false).Select(static set => set.Copy()).ToList(), call, 25);
        });
        yield return new Route("GET", Path + "/{}", false, static call => new Reply(200, Find(call).Copy()));
        yield return new Route("GET", Path + "/{}/pem", false, static call => new Reply(200, null) { Pem = Find(call)["current_certificate"]!["public_certificate"].Text() });
        yield return new Route("POST", Path + "/{}/rotate", false, static call =>
        {
            var set = Find(call);
            var previous = (JsonObject)set["current_certificate"]!.DeepClone();
            previous["is_current"] = false;
            set["previous_certificate"] = previous;
            set["current_certificate"] = Certificate(call);
            set["updated_at"] = call.Now;
            return new Reply(200, set.Copy());
        });
        yield return new Route("POST", "access/identity_providers/{}/saml_certificate", false, Create);
    }

    private static JsonObject Find(Call call) => call.Here(Name).Find(set => set["uid"].Text() == call.Parameters[0]) ?? throw Refusal.NotFound();

    // A provider that has a set keeps it: the answer is the same set with another status.
    private static Reply Create(Call call)
    {
        var provider = call.InAccount("identity_providers").Find(provider => provider["id"].Text() == call.Parameters[0]) ?? throw Refusal.NotFound();
        if (provider["type"].Text() != "saml")
        {
            // Unknown: the text of this refusal.
            throw Refusal.InvalidRequest("identity provider is not a SAML provider");
        }

        if (call.Here(Name).Find(set => set["uid"].Text() == provider["saml_certificate_set_id"].Text()) is { } existing)
        {
            return new Reply(200, existing.Copy());
        }

        var made = new JsonObject { ["uid"] = Identifiers.NewUuid(), ["current_certificate"] = Certificate(call), ["previous_certificate"] = null, ["created_at"] = call.Now, ["updated_at"] = call.Now };
        call.Here(Name).Add(made);
        provider["saml_certificate_set_id"] = made["uid"]!.DeepClone();
        return new Reply(201, made.Copy());
    }

    private static JsonObject Certificate(Call call) => new()
    {
        ["uid"] = Identifiers.NewUuid(),
        ["is_current"] = true,
        ["not_after"] = Timestamps.Write(call.Options.Clock().AddYears(1)),
        ["public_certificate"] = $"-----BEGIN CERTIFICATE-----{Environment.NewLine}{Identifiers.NewHex(64)}{Environment.NewLine}-----END CERTIFICATE-----",
    };
}
