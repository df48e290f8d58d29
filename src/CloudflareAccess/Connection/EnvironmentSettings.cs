using System;
using System.Security.Cryptography;
using System.Text;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Connection;

/// <summary>What the environment says of a sign-in: the variables that Cloudflare's own tools read.</summary>
internal sealed record EnvironmentSettings(string? Token, string? Email, string? Key, string? AccountId, string? ZoneId, Uri BaseUri)
{
    public bool HasCredential => Token is not null || (Email is not null && Key is not null);

    public bool AreComplete => HasCredential && (AccountId ?? ZoneId) is not null;

    /// <summary>Tells one set of settings from another without holding the secret.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = SHA256.Create();
            return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(string.Join("\n", Token, Email, Key, AccountId, ZoneId, BaseUri))));
        }
    }

    public static EnvironmentSettings Read() => new(
        Variable("CLOUDFLARE_API_TOKEN"),
        Variable("CLOUDFLARE_EMAIL"),
        Variable("CLOUDFLARE_API_KEY"),
        AccountOrZoneId.Check(Variable("CLOUDFLARE_ACCOUNT_ID")),
        AccountOrZoneId.Check(Variable("CLOUDFLARE_ZONE_ID")),
        BaseAddress(Variable("CLOUDFLARE_API_BASE_URL")));

    public AccessCredential Credential() => Token is not null
        ? new TokenCredential(Token.Conceal())
        : new KeyCredential(Email!, Key!.Conceal());

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static Uri BaseAddress(string? text) =>
        text is null ? AccessClient.DefaultBaseUri
        : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
        : throw new InvalidValueException($"CLOUDFLARE_API_BASE_URL is '{text}', which is not a URL such as {AccessClient.DefaultBaseUri}.");
}
