using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client.Http;

/// <summary>What proves who calls. The secret is unwrapped for a request and held nowhere else.</summary>
internal abstract class AccessCredential : IDisposable
{
    /// <summary>How the caller is known: <c>ApiToken</c> or <c>ApiKey</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Tells credentials apart without telling what they are.</summary>
    public abstract string Fingerprint { get; }

    public abstract void Authenticate(HttpRequestMessage message);

    public abstract void Dispose();

    /// <summary>
    /// A text of the API without the credential and without the secrets that the request carried: nothing keeps a server,
    /// or what stands before it, from repeating them.
    /// </summary>
    public string Hide(string text, ApiRequest request)
    {
        foreach (var secret in SecretMask.SecretsIn(request.Body).Append(Reveal()))
        {
            text = text.Replace(secret, SecretMask.Mask);
        }

        return text;
    }

    /// <summary>The secret itself.</summary>
    private protected abstract string Reveal();

    private protected static string Digest(SecureString secret)
    {
        using var hash = SHA256.Create();
        return Convert.ToBase64String(hash.ComputeHash(Encoding.UTF8.GetBytes(secret.Reveal())));
    }

    /// <summary>Refuses what cannot stand in a header, without repeating it.</summary>
    private protected static SecureString Checked(SecureString secret, string what)
    {
        var text = secret.Reveal();
        return text.Length > 0 && text.All(static character => character is > ' ' and < '\x7f')
            ? secret.Copy()
            : throw new InvalidValueException($"The {what} is empty or contains white space or other characters that no {what} has; was a line break copied with it?");
    }
}

/// <summary>An API token, of a user or of an account.</summary>
internal sealed class TokenCredential(SecureString token) : AccessCredential
{
    private readonly SecureString _token = Checked(token, "API token");

    public override string Kind => "ApiToken";

    public override string Fingerprint => Digest(_token);

    public override void Authenticate(HttpRequestMessage message) =>
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token.Reveal());

    public override void Dispose() => _token.Dispose();

    private protected override string Reveal() => _token.Reveal();
}

/// <summary>The email of a user with the global API key.</summary>
internal sealed class KeyCredential(string email, SecureString key) : AccessCredential
{
    private readonly string _email = EmailAddress.Check(email)!;
    private readonly SecureString _key = Checked(key, "API key");

    public override string Kind => "ApiKey";

    public override string Fingerprint => Digest(_key);

    public override void Authenticate(HttpRequestMessage message)
    {
        message.Headers.Add("X-Auth-Email", _email);
        message.Headers.Add("X-Auth-Key", _key.Reveal());
    }

    public override void Dispose() => _key.Dispose();

    private protected override string Reveal() => _key.Reveal();
}
