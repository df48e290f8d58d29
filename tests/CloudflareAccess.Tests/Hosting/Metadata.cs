using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>What the build wrote into the assembly of the tests.</summary>
internal static class Metadata
{
    public static string Of(string key) =>
        typeof(Metadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
