namespace CloudflareAccess.Tests.Hosting;

/// <summary>Tests that set variables of the environment. These belong to the process, so no other test runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedEnvironment
{
    public const string Name = "environment";
}
