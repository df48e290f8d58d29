using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Resources.Listing;
using CloudflareAccess.Client.Tests.Hosting;
using static CloudflareAccess.Client.Tests.Hosting.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Http;

public sealed class ListingTests
{
    private static readonly string[] Fifty = Numbered(0, 50);

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
        var rest = Numbered(50, 10);
        using var wire = new Wire(
            Json(200, Wire.Tags(1, 50, 60, Fifty)), Json(200, Wire.Tags(2, 50, 10)), Json(200, Wire.Tags(1, 50, 10, rest)));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal([.. Fifty, .. rest], names);
        Assert.Equal(3, wire.Transport.Requests.Count);
    }

    [Fact]
    public async Task It_reads_again_when_the_list_got_shorter_between_several_pages()
    {
        using var wire = new Wire(
            Json(200, Wire.Tags(1, 50, 150, Fifty)),
            Json(200, Wire.Tags(2, 50, 120, Numbered(50, 50))),
            Json(200, Wire.Tags(3, 50, 105, Numbered(100, 5))),
            Json(200, Wire.Tags(1, 50, 105, Fifty)),
            Json(200, Wire.Tags(2, 50, 105, Numbered(105, 50))),
            Json(200, Wire.Tags(3, 50, 105, Numbered(100, 5))));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal([.. Numbered(0, 155)], names);
    }

    [Fact]
    public async Task It_does_not_read_again_once_a_reading_brought_nothing_new()
    {
        using var wire = new Wire(
            Json(200, Wire.Tags(1, 50, 60, Fifty)),
            Json(200, Wire.Tags(2, 50, 55, Numbered(50, 5))),
            Json(200, Wire.Tags(1, 50, 52, Fifty)),
            Json(200, Wire.Tags(2, 50, 52, Numbered(50, 2))));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal([.. Numbered(0, 55)], names);
        Assert.Equal(4, wire.Transport.Requests.Count);
    }

    [Fact]
    public async Task Pages_requested_beyond_the_end_are_not_taken_for_pages_of_the_next_reading()
    {
        // Pages two to four are requested together; by then only sixty are left, so that three and four are empty.
        using var wire = new Wire(
            Json(200, Wire.Tags(1, 50, 200, Fifty)),
            Json(200, Wire.Tags(2, 50, 60, Numbered(50, 10))),
            Json(200, Wire.Tags(3, 50, 60)),
            Json(200, Wire.Tags(4, 50, 60)),
            Json(200, Wire.Tags(1, 50, 60, Numbered(60, 50))),
            Json(200, Wire.Tags(2, 50, 60, Numbered(50, 10))));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal([.. Numbered(0, 110)], names);
        var pages = wire.Transport.Requests.Select(static line => Regex.Match(line, "[?]page=([0-9]+)").Groups[1].Value);
        Assert.Equal(["1", "2", "3", "4", "1", "2"], pages);
    }

    [Fact]
    public async Task A_list_returns_no_object_twice_when_one_was_added_meanwhile()
    {
        using var wire = new Wire(Json(200, Wire.Tags(1, 50, 50, Fifty)), Json(200, Wire.Tags(2, 50, 51, "t49")));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal(Fifty, names);
    }

    [Fact]
    public async Task A_list_that_gives_no_count_is_read_one_page_after_the_other()
    {
        var fifty = string.Join(",", Fifty.Select(static name => $$"""{"name":"{{name}}"}"""));
        using var wire = new Wire(Json(200, Wire.Ok($"[{fifty}]")), Json(200, Wire.Ok("""[{"name":"last"}]""")));

        var names = await Names(wire, new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []));

        Assert.Equal([.. Fifty, "last"], names);
        Assert.Equal(2, wire.Transport.Requests.Count);
    }

    [Fact]
    public async Task An_empty_list_gives_null_at_once()
    {
        using var wire = new Wire(Json(200, Wire.Tags(1, 50, 0)));

        Assert.Null(await new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []).NextAsync(wire.Call));
    }

    [Fact]
    public async Task The_total_is_the_one_of_the_last_page_that_gave_one()
    {
        using var wire = new Wire(
            Json(200, Wire.Tags(1, 50, 149, Fifty)),
            Json(200, Wire.Tags(2, 50, 150, Numbered(50, 50))),
            Json(200, Wire.Ok("""[{"name":"last"}]""")));
        var listing = new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, []);

        var totals = new List<long?>();
        while (await listing.NextAsync(wire.Call) is not null)
        {
            totals.Add(listing.TotalCount);
        }

        Assert.Equal([149, 150, 150], totals);
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(3, 4)]
    [InlineData(20, 10)]
    [InlineData(45, 10)]
    [InlineData(45, 200)]
    [InlineData(225, 60)]
    [InlineData(60, null)]
    public async Task Skip_and_first_give_exactly_the_objects_in_between(int skip, int? first)
    {
        using var server = new PagedServer(250);
        var credential = new TokenCredential(Wire.Token.Conceal());
        using var client = new AccessClient(credential, AccessClient.DefaultBaseUri, server, new FakeClock());

        var names = new List<string>();
        var listing = new Listing<AccessTag>(client, AccessApi.Tags, Wire.Account, [], skip, first);
        while (await listing.NextAsync(new ApiCall(new RecordingObserver(), TestContext.Current.CancellationToken)) is { } items)
        {
            names.AddRange(items.Select(static item => item.Name!));
        }

        Assert.Equal(Numbered(skip, Math.Min(first ?? 250, 250 - skip)), names);
    }

    [Fact]
    public async Task A_list_of_as_many_as_are_wanted_is_at_its_end()
    {
        using var wire = new Wire(Json(200, Wire.Tags(1, 5, 2, "a", "b")));
        var listing = new Listing<AccessTag>(wire.Client, AccessApi.Tags, Wire.Account, [], first: 2);

        Assert.Equal(2, (await listing.NextAsync(wire.Call))!.Count);
        Assert.True(listing.IsAtEnd);
        Assert.Null(await listing.NextAsync(wire.Call));
    }

    [Theory]
    [InlineData(1000, null, 8, "2 3 4 5 6 7 8 9")]
    [InlineData(1000, null, 3, "2 3 4")]
    [InlineData(1000, 120, 8, "2 3")]
    [InlineData(1000, 100, 8, "2")]
    [InlineData(100, null, 8, "2")]
    [InlineData(101, null, 8, "2 3")]
    public async Task After_the_first_page_the_next_pages_are_requested_ahead(int count, int? first, int ahead, string pages)
    {
        using var server = new PagedServer(count);
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

        Assert.Equal((first ?? count) - 50 - (await second)!.Count, names);
        Assert.Equal(Enumerable.Range(1, (Math.Min(first ?? count, count) + 49) / 50), server.Pages.Order());
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

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(50, 50)]
    [InlineData(51, 100)]
    [InlineData(5000, 1000)]
    public void The_page_size_for_a_number_of_rows_is_the_smallest_accepted_one_that_holds_them_or_the_largest(int rows, int size) =>
        Assert.Equal(size, PageSizes.SmallestFor(rows));

    [Fact]
    public async Task A_list_without_pages_is_requested_once_and_without_a_page()
    {
        using var wire = new Wire(Json(200, Wire.Ok("""[{"name":"a","metadata":{"nonce":"n1"}}]""")));
        var location = new AccessLocation(Wire.Account.Scope, "u");
        var listing = new Listing<AccessUserSession>(wire.Client, AccessApi.UserSessions, location, []);

        Assert.Single((await listing.NextAsync(wire.Call))!);
        Assert.Null(await listing.NextAsync(wire.Call));
        Assert.DoesNotContain("page", Assert.Single(wire.Transport.Requests));
    }

    private static string[] Numbered(int start, int count) => [.. Enumerable.Range(start, count).Select(static number => $"t{number:00}")];

    /// <summary>A list of any length, in pages of the size that is requested.</summary>
    private sealed class PagedServer(int count) : HttpMessageHandler
    {
        private readonly ConcurrentQueue<int> _pages = new();
        private TaskCompletionSource<bool>? _held;

        public IReadOnlyList<int> Pages => [.. _pages];

        public void Hold() => _held = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _held!.SetResult(true);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var page = Parameter(request, "page");
            var size = Parameter(request, "per_page");
            _pages.Enqueue(page);
            await (_held?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
            var start = (page - 1) * size;
            return Json(200, Wire.Tags(page, size, count, Numbered(start, Math.Max(0, Math.Min(size, count - start)))))(request);
        }

        private static int Parameter(HttpRequestMessage request, string name) =>
            int.Parse(Regex.Match(request.RequestUri!.Query, $"[?&]{name}=([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture);
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
