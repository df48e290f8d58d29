using System;

namespace CloudflareAccess.Client;

/// <summary>When something was provisioned; read-only.</summary>
public sealed class ScimMeta : AccessDocument
{
    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? Created => Time();

    /// <summary>When it was last changed; the API has it in UTC.</summary>
    public DateTimeOffset? LastModified => Time("lastModified");
}
