using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>The certificates with which SAML providers encrypt assertions. A set holds the current and the previous one.</summary>
internal static class SamlCertificates
{
    private const string StoreName = "saml_certificates";
    private const string Path = "access/" + StoreName;

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, false, List);
        yield return new Route("GET", Path + "/{}", false, static call => new Response(200, Find(call).Copy()));
        yield return new Route("GET", Path + "/{}/pem", false, GetPem);
        yield return new Route("POST", Path + "/{}/rotate", false, Rotate);
        yield return new Route("POST", "access/identity_providers/{}/saml_certificate", false, Create);
    }

    private static JsonObject Find(Call call) =>
        call.Here(StoreName).Find(set => set["uid"].Text() == call.Parameters[0]) ?? throw ApiError.NotFound();

    private static Response List(Call call)
    {
        var wanted = call.Filter("id")?.Split(',');
        var sets = call.Here(StoreName).Where(set => wanted?.Contains(set["uid"].Text()) != false);
        return Paging.PageOf(sets.Select(static set => set.Copy()).ToList(), call, 25);
    }

    private static Response GetPem(Call call) =>
        new(200, null) { Pem = Find(call)["current_certificate"]!["public_certificate"].Text() };

    private static Response Rotate(Call call)
    {
        var set = Find(call);
        var previous = (JsonObject)set["current_certificate"]!.DeepClone();
        previous["is_current"] = false;
        set["previous_certificate"] = previous;
        set["current_certificate"] = NewCertificate(call);
        set["updated_at"] = call.Now;
        return new Response(200, set.Copy());
    }

    // A provider has at most one set. For a provider that has one, the response is that set, with another status.
    private static Response Create(Call call)
    {
        var provider = call.InAccount("identity_providers").Find(provider => provider["id"].Text() == call.Parameters[0])
            ?? throw ApiError.NotFound();
        if (provider["type"].Text() != "saml")
        {
            // Unknown: the text of this error.
            throw ApiError.InvalidRequest("identity provider is not a SAML provider");
        }

        if (call.Here(StoreName).Find(set => set["uid"].Text() == provider["saml_certificate_set_id"].Text()) is { } existing)
        {
            return new Response(200, existing.Copy());
        }

        var made = new JsonObject
        {
            ["uid"] = Identifiers.NewUuid(),
            ["current_certificate"] = NewCertificate(call),
            ["previous_certificate"] = null,
            ["created_at"] = call.Now,
            ["updated_at"] = call.Now,
        };
        call.Here(StoreName).Add(made);
        provider["saml_certificate_set_id"] = made["uid"]!.DeepClone();
        return new Response(201, made.Copy());
    }

    private static JsonObject NewCertificate(Call call)
    {
        var line = Environment.NewLine;
        return new JsonObject
        {
            ["uid"] = Identifiers.NewUuid(),
            ["is_current"] = true,
            ["not_after"] = Timestamps.Write(call.Options.Clock().AddYears(1)),
            ["public_certificate"] = $"-----BEGIN CERTIFICATE-----{line}{Identifiers.NewHex(64)}{line}-----END CERTIFICATE-----",
        };
    }
}
