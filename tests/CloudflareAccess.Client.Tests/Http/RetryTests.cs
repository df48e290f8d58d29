using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using static CloudflareAccess.Client.Tests.Http.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Http;

public sealed class RetryTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 00:00:30 GMT", 30)]
    public async Task A_429_waits_as_long_as_the_server_asks_in_seconds_or_as_a_date(string retryAfter, int seconds)
    {
        using var wire = new Wire(Json(429, "{}", ("Retry-After", retryAfter)), Json(200, Wire.Ok("[]")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);

        Assert.Equal([TimeSpan.FromSeconds(seconds)], wire.Clock.Waits);
        Assert.Contains(wire.Ear.Heard, static line => line.Contains("rate limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_429_repeats_a_create_too_since_it_was_not_looked_at()
    {
        using var wire = new Wire(Json(429, "{}", ("Retry-After", "1")), Json(201, Wire.Ok("""{"name":"a"}""")));

        await wire.Client.CreateAsync(AccessApi.Tags, Wire.Account, new AccessTag { Name = "a" }, wire.Call);

        Assert.Equal(2, wire.Transport.Asked.Count);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task What_may_be_repeated_is_repeated_on_a_server_error_with_growing_pauses(string method)
    {
        using var wire = new Wire(Json(500, "{}"), Answer(502, "<html>", "text/html"), Broken(), Json(200, Wire.Ok("{}")));

        await wire.Client.SendAsync(new ApiRequest(new HttpMethod(method), "x"), wire.Call);

        Assert.Equal([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)], wire.Clock.Waits);
    }

    [Fact]
    public async Task It_gives_up_after_four_attempts_with_the_last_error()
    {
        using var wire = new Wire(Json(503, "{}"), Json(503, "{}"), Json(503, "{}"), Json(503, "{}"));

        var error = await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call));

        Assert.Equal(AccessErrorKind.ServerError, error.Kind);
        Assert.Equal(4, wire.Transport.Asked.Count);
    }

    [Fact]
    public async Task A_delete_whose_repeat_finds_nothing_has_succeeded()
    {
        using var wire = new Wire(Broken(), Json(404, """{"success":false,"errors":[{"code":12135,"message":"access.api.error.not_found"}],"messages":[],"result":null}"""));

        await wire.Client.DeleteAsync(AccessApi.Tags, Wire.Account, "a", wire.Call);

        Assert.Equal(2, wire.Transport.Asked.Count);
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_at_once_has_failed()
    {
        using var wire = new Wire(Json(404, """{"success":false,"errors":[{"code":12135,"message":"access.api.error.not_found"}]}"""));

        var error = await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.DeleteAsync(AccessApi.Tags, Wire.Account, "a", wire.Call));

        Assert.Equal(AccessErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_sent_once_and_says_that_it_may_exist()
    {
        using var wire = new Wire(Broken());

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.CreateAsync(AccessApi.Tags, Wire.Account, new AccessTag { Name = "a" }, wire.Call));

        Assert.Equal(AccessErrorKind.OutcomeUnknown, error.Kind);
        Assert.Contains("Get-CfAccessTag", error.Remedy, StringComparison.Ordinal);
        Assert.Single(wire.Transport.Asked);
    }

    [Fact]
    public async Task A_create_that_the_server_failed_at_is_sent_once()
    {
        using var wire = new Wire(Json(500, """{"success":false,"errors":[{"code":10001,"message":"access.api.error.internal_server_error"}]}"""));

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.CreateAsync(AccessApi.Tags, Wire.Account, new AccessTag { Name = "a" }, wire.Call));

        Assert.Equal(AccessErrorKind.ServerError, error.Kind);
        Assert.Contains("may have been made", error.Message, StringComparison.Ordinal);
        Assert.Single(wire.Transport.Asked);
    }

    [Fact]
    public async Task A_body_is_sent_again_whole()
    {
        using var wire = new Wire(Json(500, "{}"), Json(200, Wire.Ok("{}")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Put, "x") { Body = new JsonObject { ["a"] = 1 } }, wire.Call);

        Assert.Equal(["{\"a\":1}", "{\"a\":1}"], wire.Transport.Sent);
    }

    [Fact]
    public async Task What_has_to_settle_is_asked_again_with_growing_pauses_and_given_up_after_a_minute()
    {
        using var wire = new Wire(Enumerable.Repeat(Json(409, """{"success":false,"errors":[{"code":12132,"message":"certificate has active associations"}]}"""), 6).ToArray());

        var error = await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.WhileSettlingAsync(
            "active associations", () => wire.Client.DeleteAsync(AccessApi.Certificates, Wire.Account, "x", wire.Call), wire.Call));

        Assert.Equal(AccessErrorKind.Conflict, error.Kind);
        Assert.Equal([2d, 4d, 8d, 16d, 32d], wire.Clock.Waits.Select(static wait => wait.TotalSeconds));
    }
}
