using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CloudflareAccess.Benchmarks;

/// <summary>
/// Answers canned pages from memory. The base address says how: <c>/{latency in ms}/{number of objects}</c>, so that one
/// server has every account that the rows need. It sends no header of a rate limit, so that nobody is slowed down.
/// </summary>
internal static class CannedServer
{
    private const int DefaultPageSize = 25;

    private static readonly Lazy<CannedObjects> Apps = new(static () => CannedObjects.Apps(5_000));
    private static readonly Lazy<CannedObjects> Users = new(static () => CannedObjects.Users(100_000));
    private static readonly Lazy<CannedObjects> Policies = new(CannedObjects.Policies);
    private static readonly byte[] Head = """{"success":true,"errors":[],"messages":[],"result":["""u8.ToArray();
    private static readonly byte[] Done = """{"result":true,"success":true}"""u8.ToArray();

    private static int _received;

    /// <summary>Serves until its input ends, which it does when whoever started it is gone.</summary>
    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);

        // How many requests came since this was last asked: what a row is checked by.
        if (path is ["received"])
        {
            await http.Response.WriteAsync(Interlocked.Exchange(ref _received, 0).ToString(CultureInfo.InvariantCulture));
            return;
        }

        Interlocked.Increment(ref _received);
        if (Number(path[0]) is > 0 and var latency)
        {
            await Task.Delay(latency, http.RequestAborted);
        }

        switch (path[4..])
        {
            case ["access", "apps"]:
                await WriteAsync(http, Apps.Value, Number(path[1]));
                break;
            case ["access", "users"]:
                await WriteAsync(http, Users.Value, Number(path[1]));
                break;
            case ["access", "apps", _, "policies"]:
                await WriteAsync(http, Policies.Value, Policies.Value.Count);
                break;
            case ["access", "organizations", "revoke_user"] when HttpMethods.IsPost(http.Request.Method):
                http.Response.ContentType = "application/json";
                http.Response.ContentLength = Done.Length;
                await http.Response.Body.WriteAsync(Done);
                break;
            default:
                http.Response.StatusCode = 404;
                break;
        }
    }

    private static async Task WriteAsync(HttpContext http, CannedObjects objects, int total)
    {
        var page = Asked(http, "page", 1);
        var size = Asked(http, "per_page", DefaultPageSize);
        var from = Math.Min((page - 1) * size, total);
        var to = Math.Min(from + size, total);
        var slice = objects.Slice(from, to);
        var tail = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$$"""],"result_info":{"page":{{{page}}},"per_page":{{{size}}},"count":{{{to - from}}},"total_count":{{{total}}}}}"""));
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Head.Length + slice.Length + tail.Length;
        await http.Response.Body.WriteAsync(Head);
        await http.Response.Body.WriteAsync(slice);
        await http.Response.Body.WriteAsync(tail);
    }

    private static int Asked(HttpContext http, string name, int otherwise) =>
        http.Request.Query.TryGetValue(name, out var value) ? Number(value!) : otherwise;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
