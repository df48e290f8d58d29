using System;
using System.Collections.Generic;
using System.Reflection;
using CloudflareAccess.Client;

namespace CloudflareAccess.Common.Binding;

/// <summary>The fixed values of a model's property.</summary>
internal static class KnownValues
{
    public static IReadOnlyList<string>? Of(Type model, string property) =>
        model.GetProperty(property)?.GetCustomAttribute<KnownValuesAttribute>()?.Values;
}
