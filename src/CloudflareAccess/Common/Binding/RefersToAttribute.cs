using System;

namespace CloudflareAccess.Common.Binding;

/// <summary>Says of what kind the objects are that a parameter refers to: names of such are completed and resolved.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RefersToAttribute(string noun) : Attribute
{
    public string Noun { get; } = noun;
}
