using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Tests.Hosting;
using static CloudflareAccess.Client.Tests.Hosting.ScriptedTransport;

namespace CloudflareAccess.Client.Tests.Http;

public sealed class EnvelopeTests
{
    [Theory]
    [InlineData(
        """{"success":false,"errors":[{"code":12130,"message":"access.api.error.invalid_request: policy precedences must be """
            + """unique"}],"messages":[],"result":null}""",
        400,
        AccessErrorKind.BadRequest,
        12130,
        "precedences")]
    [InlineData(
        """{"success":false,"errors":[{"code":12090,"message":"access.api.error.invalid_create_app_request"}],"messages":[{"""
            + "\"message\":\"bookmark application must be updated at another path\"}],\"result\":null}",
        400,
        AccessErrorKind.BadRequest,
        12090,
        "bookmark application")]
    [InlineData("""{"success":false,"errors":["plain text"],"result":null}""", 400, AccessErrorKind.BadRequest, null, "plain text")]
    [InlineData(
        """{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6111,"message":"Invalid """
            + """format for Authorization header"}]}]}""",
        400,
        AccessErrorKind.Unauthenticated,
        6003,
        "Authorization header")]
    [InlineData(
        """{"success":false,"errors":[{"code":1000,"message":"Invalid API Token"}],"result":null}""",
        401,
        AccessErrorKind.Unauthenticated,
        1000,
        "Invalid API Token")]
    [InlineData(
        """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"result":null}""",
        403,
        AccessErrorKind.Forbidden,
        10000,
        "Authentication error")]
    [InlineData("""{"code":1010,"error":"auth.forbidden"}""", 403, AccessErrorKind.Forbidden, 1010, "auth.forbidden")]
    [InlineData(
        """{"success":false,"errors":[{"code":11021,"message":"access.api.error.unknown_application"}]}""",
        404,
        AccessErrorKind.NotFound,
        11021,
        "unknown_application")]
    [InlineData(
        """{"success":false,"errors":[{"code":11010,"message":"access.api.error.application_already_exists"}]}""",
        409,
        AccessErrorKind.Conflict,
        11010,
        "already_exists")]
    [InlineData(
        """{"success":false,"errors":[{"code":9999,"message":"access.api.error.not_enabled: Access is not enabled."}]}""",
        403,
        AccessErrorKind.NotEnabled,
        9999,
        "not_enabled")]
    public async Task Every_shape_of_refusal_gives_its_kind_code_and_text(
        string body, int status, AccessErrorKind kind, int? code, string text)
    {
        using var wire = new Wire(Json(status, body, ("cf-ray", "8f0a1b2c3d4e5f60-FRA")));

        var error = await Refused(wire, HttpMethod.Post);

        Assert.Equal(kind, error.Kind);
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Equal("8f0a1b2c3d4e5f60-FRA", error.RayId);
        Assert.Equal(("POST", status), (error.Method, error.StatusCode));
    }

    [Fact]
    public async Task A_refusal_in_html_names_the_status()
    {
        using var wire = new Wire(Answer(403, "<html>blocked</html>", "text/html"));

        var error = await Refused(wire, HttpMethod.Put);

        Assert.Equal(AccessErrorKind.Forbidden, error.Kind);
        Assert.Contains("HTTP 403", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<html>", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "application/json", "empty body")]
    [InlineData("""{"success":true,"result":[{"na""", "application/json", "cut or broken")]
    [InlineData("<html>log in to the proxy</html>", "text/html", "'text/html' in place of JSON")]
    [InlineData("[1]", "application/json", "not an object")]
    public async Task A_good_status_with_a_bad_body_is_one_clear_error(string body, string contentType, string says)
    {
        using var wire = new Wire(Answer(200, body, contentType));

        var error = await Refused(wire, HttpMethod.Get);

        Assert.Equal(AccessErrorKind.UnreadableAnswer, error.Kind);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_with_an_unreadable_response_may_have_succeeded()
    {
        using var wire = new Wire(Json(201, """{"success":true,"res"""));

        var error = await Refused(wire, HttpMethod.Post);

        Assert.Equal(AccessErrorKind.OutcomeUnknown, error.Kind);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var wire = new Wire(Answer(302, "", "text/html", ("Location", "https://example.net/")));

        var error = await Refused(wire, HttpMethod.Get);

        Assert.Equal(AccessErrorKind.UnreadableAnswer, error.Kind);
        Assert.Contains("redirect", error.Message, StringComparison.Ordinal);
        Assert.Single(wire.Transport.Requests);
    }

    [Fact]
    public async Task Only_a_delete_may_have_an_empty_response()
    {
        using var wire = new Wire(Answer(200, "", "application/json"));

        await wire.Client.DeleteAsync(AccessApi.Users, Wire.Account, "b7d9e1c2-0000-4000-8000-000000000001", wire.Call);

        Assert.Single(wire.Transport.Requests);
    }

    [Fact]
    public async Task A_403_names_the_permission_that_the_token_lacks()
    {
        using var wire = new Wire(Json(403, """{"code":1010,"error":"auth.forbidden"}"""));

        var error = await Assert.ThrowsAsync<AccessApiException>(
            () => wire.Client.CreateAsync(AccessApi.Groups, Wire.Account, new JsonObject { ["name"] = "a" }, wire.Call));

        Assert.Contains("Access: Organizations, Identity Providers, and Groups Write", error.Permission, StringComparison.Ordinal);
    }

    private static Task<AccessApiException> Refused(Wire wire, HttpMethod method) =>
        Assert.ThrowsAsync<AccessApiException>(() => wire.Client.SendAsync(new ApiRequest(method, "x"), wire.Call));
}
