using System;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>A sign-in: an account or zone, how it is reached, and as whom. The secret is in none of its properties.</summary>
public sealed class CfAccessContext
{
    internal CfAccessContext(string name, AccessClient client, string? accountId, string? zoneId, string environment)
    {
        Name = name;
        Api = client;
        AccountId = accountId;
        ZoneId = zoneId;
        Environment = environment;
        Index = new ObjectIndex(client);
    }

    /// <summary>The name by which <c>-Context</c> and <c>Select-CfAccessContext</c> find it.</summary>
    public string Name { get; }

    /// <summary>The account, 32 hex digits; null where only a zone was given.</summary>
    public string? AccountId { get; }

    /// <summary>The zone, 32 hex digits; null where only an account was given.</summary>
    public string? ZoneId { get; }

    /// <summary>Where requests go.</summary>
    public Uri BaseUri => Api.BaseUri;

    /// <summary>How the caller is known: <c>ApiToken</c> or <c>ApiKey</c>.</summary>
    public string Authentication => Api.CredentialKind;

    /// <summary><c>Live</c>, or <c>Sandbox (not production)</c>.</summary>
    public string Environment { get; }

    /// <summary>Whether cmdlets without <c>-Context</c> use this one.</summary>
    public bool IsDefault { get; internal set; }

    internal AccessClient Api { get; }

    internal ObjectIndex Index { get; }

    internal Locator Locator => new(AccountId, ZoneId);

    /// <summary>The name and where it leads; never the secret.</summary>
    /// <returns>For example <c>production (Live)</c>.</returns>
    public override string ToString() => $"{Name} ({Environment})";
}
