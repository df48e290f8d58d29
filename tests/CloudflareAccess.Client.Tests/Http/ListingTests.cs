using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Tests.Hosting;
using static CloudflareAccess.Client.Tests.Hosting.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Http;

public sealed class ListingTests
{
    private static readonly string[] Fifty = [.. Enumerable.Range(0, 50).Select(static number => $"t{number:00}")];

    [Fact]
    public async Task A_page_is_requested_only_when_it_is_needed()
    {
        using var wire = new Wire(Json(200, Wire.Tags(1, 50, 51, Fifty)), Json(200, Wire.Tags(2, 50, 51, "last")));
        var listing = new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []);

        Assert.Equal(50, (await listing.NextAsync(wire.Call))!.Count);
        Assert.Single(wire.Transport.Requests);

        Assert.Equal("last", Assert.Single((await listing.NextAsync(wire.Call))!).Name);
        Assert.Null(await listing.NextAsync(wire.Call));
        Assert.Equal(2, wire.Transport.Requests.Count);
    }

    [Fact]
    public async Task A_list_without_a_total_ends_at_a_short_page()
    {
        using var wire = new Wire(Json(200, Wire.Ok("""[{"name":"a"}]""")));

        Assert.Equal(["a"], await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, [])));
    }

    [Fact]
    public async Task A_list_is_read_again_when_its_objects_were_removed_meanwhile()
    {
        // Fifty were removed after the first page, so the last ten moved up to where page one was.
        var rest = Enumerable.Range(50, 10).Select(static number => $"t{number:00}").ToArray();
        using var wire = new Wire(
            Json(200, Wire.Tags(1, 50, 60, Fifty)),
            Json(200, Wire.Tags(2, 50, 10)),
            Json(200, Wire.Tags(1, 50, 10, rest)),
            Json(200, Wire.Tags(1, 50, 0)));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal([.. Fifty, .. rest], names);
    }

    [Fact]
    public async Task A_list_returns_no_object_twice_when_one_was_added_meanwhile()
    {
        using var wire = new Wire(Json(200, Wire.Tags(1, 50, 50, Fifty)), Json(200, Wire.Tags(2, 50, 51, "t49")));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal(Fifty, names);
    }

    [Theory]
    [InlineData(null, 8, "2 3 4 5 6 7 8 9")]
    [InlineData(null, 3, "2 3 4")]
    [InlineData(120, 8, "2 3")]
    public async Task After_the_first_page_the_next_pages_are_requested_ahead(int? first, int ahead, string pages)
    {
        using var server = new PagedServer(1000);
        var credential = new TokenCredential(Wire.Token.Conceal());
        using var client = new AccessClient(credential, AccessClient.DefaultBaseUri, server, new FakeClock());
        var call = new ApiCall(new RecordingObserver(), TestContext.Current.CancellationToken);
        var listing = new Listing<AccessTag>(client, AccessApi.Tags, Wire.Account, [], first: first, ahead: ahead);

        await listing.NextAsync(call);
        Assert.Equal([1], server.Pages);

        server.Hold();
        var second = listing.NextAsync(call);
        Assert.Equal(pages, string.Join(" ", server.Pages.Skip(1).Order()));

        server.Release();
        await second;
        var names = 0;
        while (await listing.NextAsync(call) is { } items)
        {
            names += items.Count;
        }

        Assert.Equal((first ?? 1000) - 50 - (await second)!.Count, names);
        Assert.Equal(server.Pages.Distinct().Count(), server.Pages.Count);
    }

    [Theory]
    [InlineData(0, 1, "page=1&per_page=1")]
    [InlineData(0, 7, "page=1&per_page=10")]
    [InlineData(0, 30, "page=1&per_page=50")]
    [InlineData(20, 10, "page=3&per_page=10")]
    [InlineData(49, 1, "page=50&per_page=1")]
    [InlineData(3, 4, "page=1&per_page=10")]
    public async Task The_page_size_is_the_smallest_accepted_size_that_returns_all_in_one_request(int skip, int first, string query)
    {
        using var wire = new Wire(Json(200, Wire.Tags(1, 1, 1000, Fifty)));
        var listing = new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, [], skip, first);

        var items = await listing.NextAsync(wire.Call);

        Assert.EndsWith("?" + query, Assert.Single(wire.Transport.Requests));
        Assert.Equal(first, items!.Count);
        Assert.Null(await listing.NextAsync(wire.Call));
    }

    [Fact]
    public async Task A_list_without_pages_is_requested_once_and_without_a_page()
    {
        using var wire = new Wire(Json(200, Wire.Ok("""[{"name":"a","metadata":{"nonce":"n1"}}]""")));
        var listing =
            new Listing<AccessUserSession>(wire.Client, AccessApi.UserSessions, new ResourceLocation(Wire.Account.Scope, "u"), []);

        Assert.Single((await listing.NextAsync(wire.Call))!);
        Assert.Null(await listing.NextAsync(wire.Call));
        Assert.DoesNotContain("page", Assert.Single(wire.Transport.Requests));
    }

    /// <summary>A list of any length, in pages of fifty.</summary>
    private sealed class PagedServer(int count) : HttpMessageHandler
    {
        private readonly ConcurrentQueue<int> _pages = new();
        private TaskCompletionSource<bool>? _held;

        public IReadOnlyList<int> Pages => [.. _pages];

        public void Hold() => _held = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _held!.SetResult(true);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var page = int.Parse(Regex.Match(request.RequestUri!.Query, "[?&]page=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
            _pages.Enqueue(page);
            await (_held?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
            var names = Enumerable.Range((page - 1) * 50, 50).Select(static number => $"t{number}").ToArray();
            return Json(200, Wire.Tags(page, 50, count, names))(request);
        }
    }

    private static async Task<List<string>> Names(Wire wire, Listing<AccessTag> listing)
    {
        var names = new List<string>();
        while (await listing.NextAsync(wire.Call) is { } items)
        {
            names.AddRange(items.Select(static item => item.Name!));
        }

        return names;
    }
}
