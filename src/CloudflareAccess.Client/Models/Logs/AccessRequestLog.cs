using System;

namespace CloudflareAccess.Client;

/// <summary>A login or another event that Access decided on; read-only.</summary>
public sealed class AccessRequestLog : AccessObject
{
    /// <summary>The ray id of the request, the only id there is.</summary>
    public override string? Id => RayId;

    // A ray id names a request, not a row: rows are never told apart by it.
    internal override string? Key => null;

    /// <summary>What happened, such as <c>login</c>.</summary>
    public string? Action => Text();

    /// <summary>Whether it was allowed.</summary>
    public bool? Allowed => Flag();

    /// <summary>The email address of the person.</summary>
    public string? UserEmail => Text();

    /// <summary>The domain of the app.</summary>
    public string? AppDomain => Text();

    /// <summary>The id of the app.</summary>
    public string? AppUid => Text();

    /// <summary>The type of the identity provider.</summary>
    public string? Connection => Text();

    /// <summary>The address the request came from.</summary>
    public string? IpAddress => Text();

    /// <summary>The ray id of the request, by which Cloudflare can trace it.</summary>
    public string? RayId => Text();

    /// <summary>When it happened; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    internal override string? Label => UserEmail;

    internal override string? About(string noun) => noun == "User" ? UserEmail : null;
}
