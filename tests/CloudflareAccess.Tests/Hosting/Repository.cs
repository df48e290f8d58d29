namespace CloudflareAccess.Tests.Hosting;

/// <summary>The checkout that the tests were built in. Its documents are tested as well.</summary>
internal static class Repository
{
    public static string Path { get; } = Metadata.Of("RepositoryPath");
}
