using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareAccess.Tests.Faults;
using CloudflareAccess.Tests.Help;
using CloudflareAccess.Tests.Module;
using CloudflareAccess.Tests.Secrets;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CloudflareAccess.Tests.Hosting.LongestFirst))]

namespace CloudflareAccess.Tests.Hosting;

/// <summary>Starts the longest classes first. One that starts last would run alone while all other threads are done.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest =
        [typeof(SlowResponseTests), typeof(FaultMatrixTests), typeof(SecretMatrixTests), typeof(ExampleTests), typeof(ReimportTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(static collection => Place(collection.TestCollectionDisplayName))];

    // A collection is named after its class.
    private static int Place(string name)
    {
        var place = Array.FindIndex(Longest, type => name.Contains(type.FullName!, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
