using System;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareAccess.Sandbox.Server;

/// <summary>What goes wrong in place of the sandbox's answer.</summary>
public abstract class Fault
{
    /// <summary>Another answer.</summary>
    public static Fault Answer(int status, string? body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        new OtherAnswer(status, body, contentType, headers);

    /// <summary>An answer that promises all of its body and ends in the middle of it.</summary>
    public static Fault CutBody(int status, string body, int afterBytes) => new Cut(status, body, afterBytes);

    /// <summary>The connection ends before the request was looked at.</summary>
    public static Fault Drop() => new Dropped(afterProcessing: false);

    /// <summary>The connection ends after the request was done, so that only the answer is lost.</summary>
    public static Fault DropAfterProcessing() => new Dropped(afterProcessing: true);

    /// <summary>The request is done, and then something writes an answer of its own.</summary>
    public static Fault AfterProcessing(Func<HttpContext, SandboxAnswer, Task> write) => new Rewritten(write);

    /// <summary>The request is done, and its answer ends in the middle, after all of it was promised.</summary>
    public static Fault CutAfterProcessing() => AfterProcessing(static async (http, answer) =>
    {
        var bytes = Encoding.UTF8.GetBytes(answer.Body ?? "{}");
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await http.Response.Body.FlushAsync();
        http.Abort();
    });

    /// <summary>The request is done, and other bytes are answered than the sandbox's.</summary>
    public static Fault BytesAfterProcessing(string contentType, Func<string, byte[]> change, params (string Name, string Value)[] headers) => AfterProcessing(async (http, answer) =>
    {
        http.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            http.Response.Headers[name] = value;
        }

        await http.Response.Body.WriteAsync(change(answer.Body ?? "{}"));
    });

    /// <summary>The request is done, and its answer comes byte by byte, for ever.</summary>
    public static Fault DripAfterProcessing() => AfterProcessing(static async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.WriteAsync(" ");
            await http.Response.Body.FlushAsync();
            await Task.Delay(20);
        }
    });

    /// <summary>The request is done, and its answer is long, which is said before it or is not.</summary>
    public static Fault LongAfterProcessing(int megabytes, bool isSaid) => AfterProcessing(async (http, _) =>
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = isSaid ? (long)megabytes << 20 : null;
        var chunk = new byte[1 << 20];
        chunk.AsSpan().Fill((byte)' ');
        for (var sent = 0; sent < megabytes && !http.RequestAborted.IsCancellationRequested; sent++)
        {
            await http.Response.Body.WriteAsync(chunk);
        }
    });

    /// <summary>The answer comes when <paramref name="until"/> has ended.</summary>
    public static Fault Hold(Task until) => new Held(until);

    /// <summary>Answers in its own way. What it will have answered is kept first: whoever has the answer finds the exchange.</summary>
    internal abstract Task ApplyAsync(HttpContext http, Func<SandboxAnswer> process, Action<int, string?> keep);

    private sealed class OtherAnswer(int status, string? body, string contentType, (string Name, string Value)[] headers) : Fault
    {
        internal override async Task ApplyAsync(HttpContext http, Func<SandboxAnswer> process, Action<int, string?> keep)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = contentType;
            foreach (var (name, value) in headers)
            {
                http.Response.Headers[name] = value;
            }

            keep(status, body);
            await http.Response.WriteAsync(body ?? string.Empty);
        }
    }

    private sealed class Cut(int status, string body, int afterBytes) : Fault
    {
        internal override async Task ApplyAsync(HttpContext http, Func<SandboxAnswer> process, Action<int, string?> keep)
        {
            keep(status, body[..afterBytes]);
            var bytes = Encoding.UTF8.GetBytes(body);
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes.AsMemory(0, afterBytes));
            await http.Response.Body.FlushAsync();
            http.Abort();
        }
    }

    private sealed class Dropped(bool afterProcessing) : Fault
    {
        internal override Task ApplyAsync(HttpContext http, Func<SandboxAnswer> process, Action<int, string?> keep)
        {
            if (afterProcessing)
            {
                process();
            }

            keep(0, null);
            http.Abort();
            return Task.CompletedTask;
        }
    }

    private sealed class Rewritten(Func<HttpContext, SandboxAnswer, Task> write) : Fault
    {
        internal override Task ApplyAsync(HttpContext http, Func<SandboxAnswer> process, Action<int, string?> keep)
        {
            var answer = process();
            keep(answer.Status, answer.Body);
            return write(http, answer);
        }
    }

    private sealed class Held(Task until) : Fault
    {
        internal override async Task ApplyAsync(HttpContext http, Func<SandboxAnswer> process, Action<int, string?> keep)
        {
            await until.WaitAsync(http.RequestAborted);
            var answer = process();
            keep(answer.Status, answer.Body);
            await SandboxServer.WriteAsync(http, answer);
        }
    }
}
