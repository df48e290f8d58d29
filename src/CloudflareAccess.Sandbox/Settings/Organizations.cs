using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Settings;

/// <summary>The organization, one in each scope.</summary>
internal static class Organizations
{
    /// <summary>Its collection.</summary>
    public const string StoreName = "organizations";

    private const string Path = "access/organizations";

    public static IEnumerable<Route> Routes()
    {
        yield return new Route("GET", Path, true, static call => new Response(200, Current(call)?.Copy() ?? throw ApiError.NotFound()));
        yield return new Route("POST", Path, true, Create);
        yield return new Route("PUT", Path, true, Replace);
    }

    private static JsonObject? Current(Call call) => call.Here(StoreName).FirstOrDefault();

    private static Response Create(Call call)
    {
        if (Current(call) is not null)
        {
            // Unknown: the error for a second organization.
            throw ApiError.Conflict("organization already exists");
        }

        var made = call.Body();
        if (string.IsNullOrEmpty(made["name"].Text()) || string.IsNullOrEmpty(made["auth_domain"].Text()))
        {
            throw ApiError.InvalidRequest("name and auth_domain are required fields");
        }

        made["created_at"] = call.Now;
        made["updated_at"] = call.Now;
        call.Here(StoreName).Add(made);
        return new Response(201, made.Copy());
    }

    // Sources contradict each other on whether a PUT keeps or resets the fields that it does not contain.
    private static Response Replace(Call call)
    {
        var body = call.Body();
        var current = Current(call) ?? throw ApiError.NotFound();
        if (string.IsNullOrEmpty(body["auth_domain"].Text()))
        {
            throw ApiError.OfAccess(400, 11004, "invalid_request: auth_domain is required");
        }

        if (call.Options.UnknownOrganizationPutReplacesAll)
        {
            foreach (var field in current.Select(static field => field.Key).Where(static field => field != "created_at").ToList())
            {
                current.Remove(field);
            }
        }

        foreach (var field in body.Where(static field => field.Key is not ("created_at" or "updated_at")).ToList())
        {
            current[field.Key] = field.Value?.DeepClone();
        }

        current["updated_at"] = call.Now;
        return new Response(200, current.Copy());
    }
}
