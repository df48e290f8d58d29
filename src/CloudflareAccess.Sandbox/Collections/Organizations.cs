using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>The organization, one in each scope, and what it can do to its users.</summary>
internal static class Organizations
{
    /// <summary>Where it is kept.</summary>
    public const string Name = "organizations";

    private const string Path = "access/organizations";
    private const string Doh = Path + "/doh";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("POST", "access/organizations/revoke_user", true, RevokeUser);
        yield return new Route("GET", Doh, false, static call => new Reply(200, ShownDoh(call)));
        yield return new Route("PUT", Doh, false, ReplaceDoh);
        yield return new Route("GET", Path, true, static call => new Reply(200, Current(call)?.Copy() ?? throw Refusal.NotFound()));
        yield return new Route("POST", Path, true, Create);
        yield return new Route("PUT", Path, true, Replace);
    }

    private static JsonObject? Current(Call call) => call.Here(Name).FirstOrDefault();

    private static Reply Create(Call call)
    {
        if (Current(call) is not null)
        {
            // Unknown: how the API refuses a second organization.
            throw Refusal.Conflict("organization already exists");
        }

        var made = call.Body();
        if (string.IsNullOrEmpty(made["name"].Text()) || string.IsNullOrEmpty(made["auth_domain"].Text()))
        {
            throw Refusal.InvalidRequest("name and auth_domain are required fields");
        }

        made["created_at"] = call.Now;
        made["updated_at"] = call.Now;
        call.Here(Name).Add(made);
        return new Reply(201, made.Copy());
    }

    // What is not named stays, or is lost: both are said of the API.
    private static Reply Replace(Call call)
    {
        var body = call.Body();
        var current = Current(call) ?? throw Refusal.NotFound();
        if (string.IsNullOrEmpty(body["auth_domain"].Text()))
        {
            throw Refusal.Of(400, 11004, "invalid_request: auth_domain is required");
        }

        foreach (var field in current.Select(static field => field.Key).Where(field => call.Options.UnknownOrganizationPutReplacesAll && field != "created_at").ToList())
        {
            current.Remove(field);
        }

        foreach (var field in body.Where(static field => field.Key is not ("created_at" or "updated_at")).ToList())
        {
            current[field.Key] = field.Value?.DeepClone();
        }

        current["updated_at"] = call.Now;
        return new Reply(200, current.Copy());
    }

    // Unknown: what is said where none was ever set.
    private static JsonObject ShownDoh(Call call)
    {
        var setting = call.Here("doh").FirstOrDefault() ?? throw Refusal.NotFound();
        var shown = call.InAccount("service_tokens").Find(token => token["id"].Text() == setting["service_token_id"].Text())?.Copy() ?? throw Refusal.NotFound();
        shown["doh_jwt_duration"] = setting["doh_jwt_duration"]?.DeepClone();
        return shown;
    }

    private static Reply ReplaceDoh(Call call)
    {
        var body = call.Body();
        if (call.InAccount("service_tokens").All(token => token["id"].Text() != body["service_token_id"].Text()))
        {
            // Unknown: status and code; the text is documented.
            throw Refusal.NotFound("service_token_not_found");
        }

        call.Here("doh").Clear();
        call.Here("doh").Add(new JsonObject { ["service_token_id"] = body["service_token_id"]!.DeepClone(), ["doh_jwt_duration"] = body["doh_jwt_duration"].Text() ?? "24h" });
        return new Reply(201, ShownDoh(call));
    }

    // All sessions end; the seat stays, and the user may log in again.
    private static Reply RevokeUser(Call call)
    {
        var email = call.Body()["email"].Text() ?? throw Refusal.InvalidRequest("email is a required field");
        var user = call.InAccount("users").Find(user => string.Equals(user["email"].Text(), email, StringComparison.OrdinalIgnoreCase));
        if (user is not null)
        {
            call.InAccount(Users.SessionsOf(user["id"].Text()!)).Clear();
        }

        // Unknown: what the API says of an address that nobody has; here the same.
        return new Reply(200, true) { IsBare = true };
    }
}
