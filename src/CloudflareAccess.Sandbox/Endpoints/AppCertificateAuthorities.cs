using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Collections;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Endpoints;

/// <summary>The certificate authorities of apps for SSH. An app has at most one.</summary>
internal static class AppCertificateAuthorities
{
    private const string StoreName = "apps/ca";
    private const string Path = "access/apps/{}/ca";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", "access/" + StoreName, true, List);
        yield return new Route("GET", Path, true, static call => new Response(200, Shown(Find(call) ?? throw ApiError.NotFound())));
        yield return new Route("POST", Path, true, Create);
        yield return new Route("DELETE", Path, true, Delete);
    }

    private static Response List(Call call) => Paging.PageOf(call.Here(StoreName).Select(Shown).ToList(), call, 100);

    private static Response Create(Call call)
    {
        var app = Apps.App(call, call.Parameters[0]);
        if (Find(call) is not null)
        {
            // Unknown: the error for a second authority of an app.
            throw ApiError.Conflict("certificate authority already exists");
        }

        var made = new JsonObject
        {
            ["id"] = Identifiers.NewHex(48),
            ["aud"] = app["aud"]!.DeepClone(),
            ["public_key"] = $"ecdsa-sha2-nistp256 {Identifiers.NewHex(64)} open-ssh-ca@cloudflareaccess.org",
            ["app"] = app["id"]!.DeepClone(),
        };
        call.Here(StoreName).Add(made);
        return new Response(200, Shown(made));
    }

    private static Response Delete(Call call)
    {
        var authority = Find(call) ?? throw ApiError.NotFound();
        call.Here(StoreName).Remove(authority);
        return new Response(202, new JsonObject { ["id"] = authority["id"]!.DeepClone() });
    }

    private static JsonObject? Find(Call call)
    {
        var app = Apps.App(call, call.Parameters[0])["id"].Text();
        return call.Here(StoreName).Find(authority => authority["app"].Text() == app);
    }

    private static JsonObject Shown(JsonObject authority)
    {
        var shown = authority.Copy();
        shown.Remove("app");
        return shown;
    }
}
