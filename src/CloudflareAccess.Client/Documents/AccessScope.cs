using System;

namespace CloudflareAccess.Client.Documents;

/// <summary>What a path begins with: an account or a zone.</summary>
internal readonly record struct AccessScope(string Kind, string Id)
{
    public string Prefix => $"{Kind}/{Uri.EscapeDataString(Id)}";

    public bool IsZone => Kind == "zones";

    public static AccessScope Account(string id) => new("accounts", id);

    public static AccessScope Zone(string id) => new("zones", id);
}
