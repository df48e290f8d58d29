using System;

namespace CloudflareAccess.Client;

/// <summary>What an identity provider asked Access by SCIM to change; read-only. Source of truth: <c>access/logs/scim/updates</c>.</summary>
public sealed class AccessScimLog : AccessObject
{
    // Rows have no id: they are never told apart by one.
    internal override string? Key => null;

    /// <summary>When it happened; the API has it in UTC.</summary>
    public DateTimeOffset? LoggedAt => Time();

    /// <summary>Whether it was done.</summary>
    [KnownValues("FAILURE", "SUCCESS")]
    public string? Status => Text();

    /// <summary>Why it was not.</summary>
    public string? ErrorDescription => Text();

    /// <summary>What was to be changed.</summary>
    [KnownValues("USER", "GROUP")]
    public string? ResourceType => Text();

    /// <summary>How it was to be changed.</summary>
    [KnownValues("DELETE", "PATCH", "POST", "PUT")]
    public string? RequestMethod => Text();

    /// <summary>What the provider sent: JSON, as text.</summary>
    public string? RequestBody => Text();

    /// <summary>The email address of the user.</summary>
    public string? ResourceUserEmail => Text();

    /// <summary>The name of the group.</summary>
    public string? ResourceGroupName => Text();

    /// <summary>The id of user or group with Cloudflare.</summary>
    public string? CfResourceId => Text();

    /// <summary>The id of user or group with the identity provider.</summary>
    public string? IdpResourceId => Text();

    /// <summary>The id of the identity provider.</summary>
    public string? IdpId => Text();

    internal override string? Label => ResourceUserEmail ?? ResourceGroupName;
}
