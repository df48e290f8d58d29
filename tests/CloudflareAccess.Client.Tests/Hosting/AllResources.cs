using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Client.Tests.Hosting;

/// <summary>Every resource that <see cref="AccessApi"/> describes.</summary>
internal static class AllResources
{
    public static IReadOnlyList<Resource> All { get; } =
        [.. typeof(AccessApi).GetFields().Select(static field => field.GetValue(null)).OfType<Resource>()];
}
