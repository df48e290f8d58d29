using System;

namespace CloudflareAccess.Client;

/// <summary>A name by which the App Launcher groups apps.</summary>
public sealed class AccessTag : AccessObject
{
    /// <summary>
    /// The name, which is what the API knows the tag by; a new <see cref="Name"/> holds once it is written.
    /// </summary>
    public override string? Id => TextAsRead("name") ?? Name;

    /// <summary>The name, at most 35 characters.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>How many apps have the tag.</summary>
    public long? AppCount => Number();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
