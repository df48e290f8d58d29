using System;
using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Benchmarks;

/// <summary>Where things are, as the build wrote it down.</summary>
internal static class Place
{
    public const string Account = "5a11d0b0c0ffee005a11d0b0c0ffee00";
    public const string Token = "token-that-opens-nothing";

    public static string Module { get; } = Of("ModulePath");

    public static string EmptyModule { get; } = Of("EmptyModulePath");

    public static string Project { get; } = Of("ProjectFolder");

    private static string Of(string key) =>
        typeof(Place).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value
            ?? throw new InvalidOperationException($"The build wrote no {key}.");
}
