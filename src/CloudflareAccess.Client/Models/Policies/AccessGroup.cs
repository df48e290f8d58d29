using System;
using System.Linq;

namespace CloudflareAccess.Client;

/// <summary>A set of rules under a name, for policies and other groups to refer to. A change replaces the whole group.</summary>
public sealed class AccessGroup : AccessObject
{
    /// <summary>The name. At most 350 characters.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>Who is meant: a person has to fit one of these rules.</summary>
    public AccessRule[]? Include { get => List(AccessRule.FromJson); set => Write(value?.Select(static rule => rule.ToJsonObject())); }

    /// <summary>Who is not meant: a person may fit none of these rules.</summary>
    public AccessRule[]? Exclude { get => List(AccessRule.FromJson); set => Write(value?.Select(static rule => rule.ToJsonObject())); }

    /// <summary>What else is asked: a person has to fit all of these rules.</summary>
    public AccessRule[]? Require { get => List(AccessRule.FromJson); set => Write(value?.Select(static rule => rule.ToJsonObject())); }

    /// <summary>Whether new apps use the group. The API takes it but does not always show it; absent is unknown.</summary>
    public bool? IsDefault { get => Flag(); set => Write(value); }

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
