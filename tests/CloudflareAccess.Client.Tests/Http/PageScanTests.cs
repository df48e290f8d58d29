using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources.Listing;

namespace CloudflareAccess.Client.Tests.Http;

public sealed class PageScanTests
{
    private const string Id = "6b9e2408-6c49-4b9e-886b-05d6d12e106c";

    [Fact]
    public void A_page_is_cut_into_its_objects()
    {
        string[] objects = ["""{"id":"a","deep":{"result":[{"x":[]}]}}""", "{}", """{ "name" : "}]" }"""];

        var found = Read($$$"""{"messages":{"result":[{}]},"result":[ {{{string.Join(" , ", objects)}}} ],"errors":[{"result":[{}]}]}""", out _);

        Assert.Equal(objects, found!.Select(static item => Encoding.UTF8.GetString(item.Json!)));
    }

    [Theory]
    [InlineData($$"""{"name":"a","id":"{{Id}}"}""", true)]
    [InlineData($$$"""{"list":[{"id":1}],"id":"{{{Id}}}","other":{"id":"a"}}""", true)]
    [InlineData($$"""{"uid":"{{Id}}"}""", false)]
    [InlineData($$$"""{"user":{"id":"{{{Id}}}"}}""", false)]
    [InlineData("""{"id":"a name"}""", false)]
    [InlineData("""{"id":7}""", false)]
    [InlineData($$"""{"id":["{{Id}}"]}""", false)]
    public void The_id_of_an_object_is_its_own_field_where_that_is_a_UUID(string item, bool hasId)
    {
        var found = Assert.Single(Read($$"""{"result":[{{item}}]}""", out _)!);

        Assert.Equal(hasId ? Guid.Parse(Id) : null, found.Id);
    }

    [Theory]
    [InlineData("""{"result":[],"result_info":{"per_page":50,"total_count":120}}""", 50, 120)]
    [InlineData("""{"result_info":{"cursors":{"per_page":7,"total_count":9},"total_count":120.0,"per_page":50},"result":[]}""", 50, 120)]
    [InlineData("""{"result":[],"result_info":{"total_count":"120"},"more":{"per_page":50}}""", null, null)]
    [InlineData("""{"result":[],"result_info":null}""", null, null)]
    public void Page_size_and_total_are_those_of_result_info(string body, int? perPage, int? total)
    {
        Assert.Empty(Read(body, out var info)!);

        Assert.Equal(new ResultInfo(perPage, total), info);
    }

    [Theory]
    [InlineData("""{"success":true,"result":[]}""")]
    [InlineData("""{"success":null,"result":[]}""")]
    [InlineData("""{"is_last":false,"result":[]}""")]
    [InlineData("\uFEFF{\"result\":[]}")]
    public void An_empty_list_is_a_good_page_unless_success_is_false(string body) => Assert.Empty(Read(body, out _)!);

    [Theory]
    [InlineData("""{"success":false,"result":[{}]}""")]
    [InlineData("""{"result":{"id":"a"}}""")]
    [InlineData("""{"result":{"result":[{}]}}""")]
    [InlineData("""{"result":null}""")]
    [InlineData("""{"result":[{},7]}""")]
    [InlineData("""{"result":[{},["id"]]}""")]
    [InlineData("""{"success":true}""")]
    [InlineData("""[{"result":[]}]""")]
    [InlineData("\"result\"")]
    [InlineData("""{"result":[{}]} {"result":[]}""")]
    [InlineData("""{"result":[{"na""")]
    [InlineData("")]
    public void What_is_not_a_good_page_is_left_to_the_envelope(string body) => Assert.Null(Read(body, out _));

    [Theory]
    [InlineData(404, "application/json")]
    [InlineData(500, "application/json")]
    [InlineData(200, "text/html")]
    [InlineData(200, null)]
    public void A_response_that_is_no_success_in_JSON_is_left_to_the_envelope(int status, string? contentType) =>
        Assert.Null(PageScan.TryRead(new ApiAnswer(status, contentType, new ArraySegment<byte>(Encoding.UTF8.GetBytes("""{"result":[{}]}"""))), out _));

    [Fact]
    public void A_page_that_is_not_UTF_8_is_left_to_the_envelope()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"result":[{"name":"?"}]}""");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;

        Assert.Null(PageScan.TryRead(new ApiAnswer(200, "application/json", new ArraySegment<byte>(bytes)), out _));
    }

    private static List<ScannedObject>? Read(string body, out ResultInfo info) =>
        PageScan.TryRead(new ApiAnswer(200, "application/json", new ArraySegment<byte>(Encoding.UTF8.GetBytes(body))), out info);
}
