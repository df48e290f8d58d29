using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudflareAccess.Sandbox.Requests;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Collections;

/// <summary>
/// Root certificates of mutual TLS. No response contains the PEM. The hostnames must be removed before the certificate can be
/// deleted.
/// </summary>
internal sealed class Certificates() : Collection("certificates", 50)
{
    private const string LagField = "_lag";

    private static readonly Regex Block =
        new("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----", RegexOptions.CultureInvariant);

    protected override IReadOnlyCollection<string> ServerFields { get; } = ["id", "fingerprint", "expires_on", "created_at", "updated_at"];

    protected override JsonObject Show(JsonObject item, Call call)
    {
        var shown = item.Copy();
        shown.Remove(LagField);
        return shown;
    }

    protected override JsonObject Make(JsonObject body, JsonObject? current, Call call)
    {
        if (current is null)
        {
            Require(body, "name", "certificate");
            var (fingerprint, expires) = Parse(body["certificate"].Text()!);
            return new JsonObject
            {
                ["name"] = body["name"]!.DeepClone(),
                ["fingerprint"] = fingerprint,
                ["associated_hostnames"] = body["associated_hostnames"]?.DeepClone() ?? new JsonArray(),
                ["expires_on"] = expires,
            };
        }

        if (body["associated_hostnames"] is not JsonArray hostnames)
        {
            throw ApiError.InvalidRequest("associated_hostnames is a required field");
        }

        var changed = current.Copy();
        changed.Remove("id");
        changed.Remove("created_at");
        changed.Remove("updated_at");
        if (hostnames.Count == 0 && ((JsonArray)current["associated_hostnames"]!).Count > 0)
        {
            changed[LagField] = call.Options.CertificateLag;
        }

        changed["associated_hostnames"] = hostnames.Copy();
        changed["name"] = body["name"]?.DeepClone() ?? current["name"]!.DeepClone();
        return changed;
    }

    protected override void BeforeDelete(JsonObject item, Call call)
    {
        var lag = item[LagField].Integer() ?? 0;
        if (((JsonArray)item["associated_hostnames"]!).Count > 0 || lag > 0)
        {
            item[LagField] = lag - 1;
            throw ApiError.Conflict("certificate has active associations");
        }
    }

    protected override Response Deleted(JsonObject item, Call call) => new(200, new JsonObject { ["id"] = item["id"]!.DeepClone() });

    private static (string Fingerprint, string Expires) Parse(string pem)
    {
        try
        {
            var der = Convert.FromBase64String(Regex.Replace(Block.Match(pem).Groups[1].Value, "\\s", string.Empty));
            using var certificate = new X509Certificate2(der);
#pragma warning disable CA5351 // The API defines the fingerprint as MD5. It protects nothing.
            using var md5 = MD5.Create();
#pragma warning restore CA5351
            var fingerprint = BitConverter.ToString(md5.ComputeHash(der)).Replace('-', ':');
            return ($"MD5 Fingerprint={fingerprint}", Timestamps.Write(certificate.NotAfter));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw ApiError.InvalidRequest("certificate is not a valid PEM certificate");
        }
    }
}
