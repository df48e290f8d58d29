using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Tests.Hosting;
using static CloudflareAccess.Client.Tests.Hosting.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Http;

public sealed class RetryTests
{
    private const string Refusal =
        """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}""";

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Thu, 01 Jan 2026 00:00:30 GMT", 30)]
    public async Task A_429_waits_as_long_as_the_server_says_in_seconds_or_as_a_date(string retryAfter, int seconds)
    {
        using var wire = new Wire(Json(429, "{}", ("Retry-After", retryAfter)), Json(200, Wire.Ok("[]")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);

        Assert.Equal([TimeSpan.FromSeconds(seconds)], wire.Clock.Waits);
        Assert.Contains(wire.Observer.Lines, static line => line.Contains("rate limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_429_also_retries_a_create_because_it_was_not_done()
    {
        using var wire = new Wire(Json(429, "{}", ("Retry-After", "1")), Json(201, Wire.Ok("""{"name":"a"}""")));

        await wire.Client.CreateAsync(AccessApi.Tags, Wire.Account, new JsonObject { ["name"] = "a" }, wire.Call);

        Assert.Equal(2, wire.Transport.Requests.Count);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task A_safe_request_is_retried_after_a_server_error_with_growing_pauses(string method)
    {
        using var wire = new Wire(Json(500, "{}"), Answer(502, "<html>", "text/html"), Broken(), Json(200, Wire.Ok("{}")));

        await wire.Client.SendAsync(new ApiRequest(new HttpMethod(method), "x"), wire.Call);

        Assert.Collection(
            wire.Clock.Waits.Select(static wait => wait.TotalSeconds),
            static first => Assert.InRange(first, 0.25, 0.5),
            static second => Assert.InRange(second, 0.5, 1),
            static third => Assert.InRange(third, 1, 2));
    }

    [Fact]
    public async Task Requests_that_failed_together_are_not_retried_together()
    {
        var waits = new HashSet<TimeSpan>();
        for (var number = 0; number < 20; number++)
        {
            using var wire = new Wire(Json(503, "{}"), Json(200, Wire.Ok("{}")));
            await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);
            waits.Add(wire.Clock.Waits.Single());
        }

        Assert.True(waits.Count > 10);
    }

    [Fact]
    public async Task A_429_without_a_time_is_waited_out_with_growing_pauses()
    {
        // The lock-out lasts five minutes.
        using var wire = new Wire([.. Enumerable.Repeat(Json(429, "{}"), 7), Json(200, Wire.Ok("[]"))]);

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Post, "x"), wire.Call);

        Assert.True(wire.Clock.Waits.Sum(static wait => wait.TotalSeconds) > 240);
        Assert.All(wire.Clock.Waits.Zip(wire.Clock.Waits.Skip(2)), static pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public async Task A_429_without_Retry_After_waits_for_the_window_of_the_limit()
    {
        using var wire = new Wire(Json(429, "{}", ("Ratelimit", "\"default\";r=0;t=90")), Json(200, Wire.Ok("[]")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);

        Assert.Equal([TimeSpan.FromSeconds(90)], wire.Clock.Waits);
    }

    [Theory]
    [InlineData("Retry-After", "1", 4)]
    [InlineData("Ratelimit", "\"default\";r=0;t=1", 4)]
    [InlineData("cf-ray", "8f0a1b2c3d4e5f60-FRA", 8)]
    public async Task A_429_that_stays_is_sent_four_times_where_the_server_says_for_how_long_and_eight_times_where_not(
        string header, string value, int attempts)
    {
        using var wire = new Wire([.. Enumerable.Repeat(Json(429, "{}", (header, value)), 10)]);

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call));

        Assert.Equal(AccessErrorKind.RateLimited, error.Kind);
        Assert.Equal(attempts, wire.Transport.Requests.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_wait_of_a_day_is_cut_to_six_minutes(int status)
    {
        using var wire = new Wire(Json(status, "{}", ("Retry-After", "86400")), Json(200, Wire.Ok("[]")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);

        Assert.Equal(TimeSpan.FromMinutes(6), wire.Clock.Waits[0]);
    }

    [Fact]
    public async Task A_server_error_that_names_a_wait_is_retried_after_that_wait()
    {
        using var wire = new Wire(Json(503, "{}", ("Retry-After", "9")), Json(200, Wire.Ok("[]")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);

        Assert.Equal([TimeSpan.FromSeconds(9)], wire.Clock.Waits);
    }

    [Fact]
    public async Task A_response_that_is_too_long_is_not_requested_again()
    {
        using var wire = new Wire(static request =>
        {
            var response = Json(200, "{}")(request);
            response.Content.Headers.ContentLength = 1L << 30;
            return response;
        });

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call));

        Assert.Equal(AccessErrorKind.UnreadableAnswer, error.Kind);
        Assert.Single(wire.Transport.Requests);
    }

    [Fact]
    public async Task A_read_is_retried_while_a_new_token_is_not_known_yet()
    {
        using var wire = new Wire(Json(403, Refusal), Json(403, Refusal), Json(200, Wire.Ok("{}")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call);

        Assert.InRange(wire.Clock.Waits.Sum(static wait => wait.TotalSeconds), 1, 3);
    }

    [Fact]
    public async Task A_refusal_that_stays_is_believed_from_then_on()
    {
        using var wire = new Wire([.. Enumerable.Repeat(Json(403, Refusal), 5)]);

        for (var number = 0; number < 3; number++)
        {
            var error =
                await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call));
            Assert.Equal(AccessErrorKind.Forbidden, error.Kind);
        }

        Assert.Equal(5, wire.Transport.Requests.Count);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_refused_change_is_not_retried(string method)
    {
        using var wire = new Wire(Json(403, Refusal));

        await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.SendAsync(new ApiRequest(new HttpMethod(method), "x"), wire.Call));

        Assert.Single(wire.Transport.Requests);
    }

    [Fact]
    public async Task Four_attempts_fail_with_the_last_error()
    {
        using var wire = new Wire(Json(503, "{}"), Json(503, "{}"), Json(503, "{}"), Json(503, "{}"));

        var error =
            await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.SendAsync(new ApiRequest(HttpMethod.Get, "x"), wire.Call));

        Assert.Equal(AccessErrorKind.ServerError, error.Kind);
        Assert.Equal(4, wire.Transport.Requests.Count);
    }

    [Fact]
    public async Task A_delete_whose_retry_finds_nothing_has_succeeded()
    {
        using var wire = new Wire(
            Broken(),
            Json(
                404, """{"success":false,"errors":[{"code":12135,"message":"access.api.error.not_found"}],"messages":[],"result":null}"""));

        await wire.Client.DeleteAsync(AccessApi.Tags, Wire.Account, "a", wire.Call);

        Assert.Equal(2, wire.Transport.Requests.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(500, 502)]
    [InlineData(500, 502, 504)]
    public async Task A_delete_has_succeeded_when_a_retry_after_server_errors_finds_nothing(params int[] statuses)
    {
        using var wire = new Wire([.. statuses.Select(static status => Json(status, "{}")), Json(404, "{}")]);

        await wire.Client.DeleteAsync(AccessApi.Tags, Wire.Account, "a", wire.Call);

        Assert.Equal(statuses.Length + 1, wire.Transport.Requests.Count);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    public async Task A_delete_that_the_server_did_not_look_at_has_failed_when_its_retry_finds_nothing(int status)
    {
        using var wire = new Wire(Json(status, "{}", ("Retry-After", "1")), Json(404, "{}"));

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.DeleteAsync(AccessApi.Tags, Wire.Account, "a", wire.Call));

        Assert.Equal(AccessErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task A_delete_that_finds_nothing_at_once_has_failed()
    {
        using var wire = new Wire(Json(404, """{"success":false,"errors":[{"code":12135,"message":"access.api.error.not_found"}]}"""));

        var error =
            await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.DeleteAsync(AccessApi.Tags, Wire.Account, "a", wire.Call));

        Assert.Equal(AccessErrorKind.NotFound, error.Kind);
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_is_sent_once_and_may_have_succeeded()
    {
        using var wire = new Wire(Broken());

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.CreateAsync(AccessApi.Tags, Wire.Account, new JsonObject { ["name"] = "a" }, wire.Call));

        Assert.Equal(AccessErrorKind.OutcomeUnknown, error.Kind);
        Assert.Same(AccessApi.Tags, error.Subject);
        Assert.Single(wire.Transport.Requests);
    }

    [Fact]
    public async Task A_create_that_fails_on_the_server_is_sent_once()
    {
        using var wire =
            new Wire(Json(500, """{"success":false,"errors":[{"code":10001,"message":"access.api.error.internal_server_error"}]}"""));

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.CreateAsync(AccessApi.Tags, Wire.Account, new JsonObject { ["name"] = "a" }, wire.Call));

        Assert.Equal(AccessErrorKind.ServerError, error.Kind);
        Assert.Contains("may have been made", error.Message, StringComparison.Ordinal);
        Assert.Single(wire.Transport.Requests);
    }

    [Fact]
    public async Task A_body_is_sent_again_whole()
    {
        using var wire = new Wire(Json(500, "{}"), Json(200, Wire.Ok("{}")));

        await wire.Client.SendAsync(new ApiRequest(HttpMethod.Put, "x") { Body = new JsonObject { ["a"] = 1 } }, wire.Call);

        Assert.Equal(["{\"a\":1}", "{\"a\":1}"], wire.Transport.Bodies);
    }

    [Fact]
    public async Task A_change_that_has_to_settle_is_retried_with_growing_pauses_for_a_minute()
    {
        using var wire = new Wire(
            Enumerable.Repeat(
                Json(409, """{"success":false,"errors":[{"code":12132,"message":"certificate has active associations"}]}"""), 6).ToArray());

        var error = await Assert.ThrowsAsync<AccessApiException>(() => wire.Client.WhileSettlingAsync(
            "active associations", () => wire.Client.DeleteAsync(AccessApi.Certificates, Wire.Account, "x", wire.Call), wire.Call));

        Assert.Equal(AccessErrorKind.Conflict, error.Kind);
        Assert.Equal([2d, 4d, 8d, 16d, 32d], wire.Clock.Waits.Select(static wait => wait.TotalSeconds));
    }
}
