using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Tests.Hosting;
using static CloudflareAccess.Client.Tests.Hosting.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Resources;

/// <summary>One list for all that need it, as fresh as they need it.</summary>
public sealed class ObjectIndexTests
{
    [Fact]
    public async Task A_list_is_read_once_for_all_that_take_it_as_it_was_then()
    {
        using var wire = new Wire(Tags("a"));
        var index = new ObjectIndex(wire.Client);
        var begun = index.Now;

        var first = await index.AllAsync(AccessApi.Tags, Wire.Account, begun, wire.Call);
        await wire.Clock.DelayAsync(TimeSpan.FromSeconds(50), CancellationToken.None);
        var second = await index.AllAsync(AccessApi.Tags, Wire.Account, begun, wire.Call);

        Assert.Same(first, second);
        Assert.Single(wire.Transport.Requests);
    }

    [Fact]
    public async Task A_list_that_is_older_than_wanted_is_read_again()
    {
        using var wire = new Wire(Tags("a"), Tags("b"));
        var index = new ObjectIndex(wire.Client);

        await index.AllAsync(AccessApi.Tags, Wire.Account, index.Now, wire.Call);
        await wire.Clock.DelayAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
        var later = await index.AllAsync(AccessApi.Tags, Wire.Account, index.Now, wire.Call);

        Assert.Equal("b", later.Single().Label);
    }

    [Fact]
    public async Task A_list_that_failed_is_read_again()
    {
        using var wire = new Wire(Json(400, """{"success":false,"errors":[{"code":12130,"message":"no"}]}"""), Tags("a"));
        var index = new ObjectIndex(wire.Client);

        await Assert.ThrowsAsync<AccessApiException>(() => index.AllAsync(AccessApi.Groups, Wire.Account, index.Now, wire.Call));
        Assert.Single(await index.AllAsync(AccessApi.Groups, Wire.Account, index.Now, wire.Call));
    }

    [Fact]
    public async Task Places_and_names_that_the_API_filters_by_have_lists_of_their_own()
    {
        using var wire = new Wire(Tags("a"), Tags("b"), Tags("c"), Tags("d"));
        var index = new ObjectIndex(wire.Client);
        var zone = new AccessLocation(AccessScope.Zone("z"));

        await index.AllAsync(AccessApi.Groups, Wire.Account, index.Now, wire.Call);
        await index.AllAsync(AccessApi.Groups, zone, index.Now, wire.Call);
        await index.NamedAsync(AccessApi.Users, Wire.Account, "ann@example.com", index.Now, wire.Call);
        await index.NamedAsync(AccessApi.Users, Wire.Account, "bob@example.com", index.Now, wire.Call);
        await index.NamedAsync(AccessApi.Groups, Wire.Account, "any", index.Now, wire.Call);

        Assert.Equal(4, wire.Transport.Requests.Count);
        Assert.Contains("email=ann%40example.com", wire.Transport.Requests[2], StringComparison.Ordinal);
    }

    private static Func<HttpRequestMessage, HttpResponseMessage> Tags(string name) =>
        Json(200, Wire.Tags(1, 1000, 1, name));
}
