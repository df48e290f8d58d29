using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using CloudflareAccess.Sandbox.Testing;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>The variables of the environment that connect the module.</summary>
internal static class EnvironmentVariables
{
    private static readonly string[] Names =
    [
        "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_ZONE_ID",
        "CLOUDFLARE_EMAIL", "CLOUDFLARE_API_KEY", "CLOUDFLARE_API_BASE_URL",
    ];

    /// <summary>Clears them: no test may use the account of the person who runs the tests.</summary>
    [ModuleInitializer]
    internal static void Clear() => Set(new Dictionary<string, string>());

    /// <summary>Sets these and clears the others.</summary>
    public static void Set(IReadOnlyDictionary<string, string> values)
    {
        foreach (var name in Names)
        {
            Environment.SetEnvironmentVariable(name, values.GetValueOrDefault(name));
        }
    }

    /// <summary>Those that connect to a server with its token.</summary>
    public static Dictionary<string, string> TokenFor(RecordingServer server) => new()
    {
        ["CLOUDFLARE_API_TOKEN"] = server.Sandbox.Options.Token,
        ["CLOUDFLARE_ACCOUNT_ID"] = server.Sandbox.Options.AccountId,
        ["CLOUDFLARE_API_BASE_URL"] = server.BaseUri.ToString(),
    };

    /// <summary>Those that connect to a server with its email and key.</summary>
    public static Dictionary<string, string> KeyFor(RecordingServer server) => new()
    {
        ["CLOUDFLARE_EMAIL"] = server.Sandbox.Options.Email,
        ["CLOUDFLARE_API_KEY"] = server.Sandbox.Options.ApiKey,
        ["CLOUDFLARE_ACCOUNT_ID"] = server.Sandbox.Options.AccountId,
        ["CLOUDFLARE_API_BASE_URL"] = server.BaseUri.ToString(),
    };
}
