using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>The checkout that the tests were built in: its documents are tested as well.</summary>
internal static class Repository
{
    public static string Path { get; } =
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryPath").Value!;
}
