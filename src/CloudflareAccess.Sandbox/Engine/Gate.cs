using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox;

/// <summary>Who may come in, and where to.</summary>
internal sealed class Gate(SandboxOptions options)
{
    private const string Bearer = "Bearer ";

    /// <summary>Answers the paths that verify a credential; null for all other paths, after a look at the credential.</summary>
    public Reply? Verify(string method, IReadOnlyList<string> path, IReadOnlyDictionary<string, string> headers)
    {
        var isUserPath = path.SequenceEqual(["user", "tokens", "verify"]);
        var isAccountPath = path.Count == 4 && path[0] == "accounts" && path[2] == "tokens" && path[3] == "verify";
        if (method == "GET" && (isUserPath || isAccountPath))
        {
            // An account's own token is not known at the user's path, nor the reverse.
            return Token(headers) == options.Token && isAccountPath == options.AccountOwnedToken
                ? new Reply(200, new JsonObject { ["id"] = Identifiers.Hex("token", 32), ["status"] = "active" })
                : throw new Refusal(401, 1000, "Invalid API Token");
        }

        if (!IsKnown(headers))
        {
            throw Refusal.NotAuthenticated();
        }

        return method == "GET" && path.SequenceEqual(["user"])
            ? new Reply(200, new JsonObject { ["id"] = Identifiers.Hex("admin", 32), ["email"] = options.Email })
            : null;
    }

    /// <summary>The scope that a path begins with.</summary>
    public string Scope(IReadOnlyList<string> path)
    {
        if (path.Count < 3 || path[0] is not ("accounts" or "zones"))
        {
            throw Refusal.NoRoute();
        }

        if (path[1].Length != 32 || !path[1].All(static digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f')))
        {
            throw new Refusal(400, 7003, $"Could not route to /client/v4/{string.Join("/", path)}, perhaps your object identifier is invalid?");
        }

        return path[1] == (path[0] == "accounts" ? options.AccountId : options.ZoneId)
            ? path[0]
            : throw new Refusal(403, 9109, "Unauthorized to access requested resource");
    }

    /// <summary>Refuses what the token may not do; a list is not refused but empty.</summary>
    public Reply? Permits(string method, bool isList)
    {
        if (!options.AccessEnabled)
        {
            // Unknown: the status that goes with this code.
            throw Refusal.Of(403, 9999, "not_enabled: Access is not enabled. Visit the Access dashboard to enable it.");
        }

        if (method != "GET" && (options.ReadOnlyToken || !options.GrantAccess))
        {
            throw Refusal.Forbidden();
        }

        return options.GrantAccess ? null : isList ? new Reply(200, new JsonArray()) : throw Refusal.NotAuthenticated();
    }

    private static string? Token(IReadOnlyDictionary<string, string> headers) =>
        headers.TryGetValue("Authorization", out var value) && value.StartsWith(Bearer, StringComparison.Ordinal) ? value.Substring(Bearer.Length) : null;

    private bool IsKnown(IReadOnlyDictionary<string, string> headers)
    {
        if (headers.TryGetValue("X-Auth-Email", out var email) && headers.TryGetValue("X-Auth-Key", out var key))
        {
            return email == options.Email && key == options.ApiKey;
        }

        return Token(headers) is { } token ? token == options.Token : throw new Refusal(400, 6003, "Invalid request headers");
    }
}
