using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>Checks the credential, the scope and the permissions of a request.</summary>
internal sealed class Authorization(SandboxOptions options)
{
    private const string Bearer = "Bearer ";

    /// <summary>Responds to the paths that verify a credential. For any other path, checks the credential and returns null.</summary>
    public Response? Verify(string method, IReadOnlyList<string> path, IReadOnlyDictionary<string, string> headers)
    {
        var isUserPath = path.SequenceEqual(["user", "tokens", "verify"]);
        var isAccountPath = path.Count == 4 && path[0] == "accounts" && path[2] == "tokens" && path[3] == "verify";
        if (method == "GET" && (isUserPath || isAccountPath))
        {
            // Tokens of a user are verified at the user's path only, and tokens of an account at the account's.
            return Token(headers) == options.Token && isAccountPath == options.AccountOwnedToken
                ? new Response(200, new JsonObject { ["id"] = Identifiers.Hex("token", 32), ["status"] = "active" })
                : throw new ApiError(401, 1000, "Invalid API Token");
        }

        if (!IsKnown(headers))
        {
            throw ApiError.NotAuthenticated();
        }

        return method == "GET" && path.SequenceEqual(["user"])
            ? new Response(200, new JsonObject { ["id"] = Identifiers.Hex("admin", 32), ["email"] = options.Email })
            : null;
    }

    /// <summary>Returns the scope that a path starts with, if the credential can access it.</summary>
    public string Scope(IReadOnlyList<string> path)
    {
        if (path.Count < 3 || path[0] is not ("accounts" or "zones"))
        {
            throw ApiError.NoRoute();
        }

        if (path[1].Length != 32 || !path[1].All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f')))
        {
            var whole = string.Join("/", path);
            throw new ApiError(400, 7003, $"Could not route to /client/v4/{whole}, perhaps your object identifier is invalid?");
        }

        return path[1] == (path[0] == "accounts" ? options.AccountId : options.ZoneId)
            ? path[0]
            : throw new ApiError(403, 9109, "Unauthorized to access requested resource");
    }

    /// <summary>Checks the permissions of the token. Without permission, a list is empty instead of an error.</summary>
    public Response? CheckPermission(string method, bool isList)
    {
        if (!options.AccessEnabled)
        {
            // Unknown: the status that goes with this code.
            throw ApiError.OfAccess(403, 9999, "not_enabled: Access is not enabled. Visit the Access dashboard to enable it.");
        }

        if (method != "GET" && (options.ReadOnlyToken || !options.GrantAccess))
        {
            throw ApiError.Forbidden();
        }

        return options.GrantAccess ? null : isList ? new Response(200, new JsonArray()) : throw ApiError.NotAuthenticated();
    }

    private static string? Token(IReadOnlyDictionary<string, string> headers) =>
        headers.TryGetValue("Authorization", out var value) && value.StartsWith(Bearer, StringComparison.Ordinal)
            ? value.Substring(Bearer.Length)
            : null;

    private bool IsKnown(IReadOnlyDictionary<string, string> headers)
    {
        if (headers.TryGetValue("X-Auth-Email", out var email) && headers.TryGetValue("X-Auth-Key", out var key))
        {
            return email == options.Email && key == options.ApiKey;
        }

        return Token(headers) is { } token ? token == options.Token : throw new ApiError(400, 6003, "Invalid request headers");
    }
}
