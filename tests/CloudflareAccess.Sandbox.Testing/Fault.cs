using System;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareAccess.Sandbox.Testing;

/// <summary>A failure that replaces the response of the sandbox.</summary>
public abstract class Fault
{
    /// <summary>Sends another response, without processing the request.</summary>
    public static Fault Answer(
        int status, string? body, string contentType = "application/json", params (string Name, string Value)[] headers) =>
        new OtherResponse(status, body, contentType, headers);

    /// <summary>Announces a whole body, and closes the connection in the middle of it, without processing the request.</summary>
    public static Fault CutBody(int status, string body, int afterBytes) => new Cut(status, body, afterBytes);

    /// <summary>Closes the connection without processing the request.</summary>
    public static Fault Drop() => new Dropped(afterProcessing: false);

    /// <summary>Processes the request and closes the connection, so that only the response is lost.</summary>
    public static Fault DropAfterProcessing() => new Dropped(afterProcessing: true);

    /// <summary>Processes the request, and lets <paramref name="write"/> send the response.</summary>
    public static Fault AfterProcessing(Func<HttpContext, SandboxResponse, Task> write) => new Rewritten(write);

    /// <summary>Processes the request, announces the whole response, and closes the connection in the middle of it.</summary>
    public static Fault CutAfterProcessing() => AfterProcessing(static async (http, response) =>
    {
        var bytes = Encoding.UTF8.GetBytes(response.Body ?? "{}");
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await http.Response.Body.FlushAsync();
        http.Abort();
    });

    /// <summary>Processes the request, and sends other bytes than the body of its response.</summary>
    public static Fault BytesAfterProcessing(
        string contentType, Func<string, byte[]> change, params (string Name, string Value)[] headers) =>
        AfterProcessing(async (http, response) =>
        {
            http.Response.ContentType = contentType;
            foreach (var (name, value) in headers)
            {
                http.Response.Headers[name] = value;
            }

            await http.Response.Body.WriteAsync(change(response.Body ?? "{}"));
        });

    /// <summary>Processes the request, and sends a response that never ends, byte by byte.</summary>
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

    /// <summary>Processes the request, and sends a long body, with or without its length in the headers.</summary>
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

    /// <summary>Processes the request only when <paramref name="until"/> has ended.</summary>
    public static Fault Hold(Task until) => new Held(until);

    /// <summary>Responds to a request.</summary>
    /// <param name="http">The request, and the response to write.</param>
    /// <param name="process">Lets the sandbox process the request.</param>
    /// <param name="record">Takes status and body, before the response is sent.</param>
    internal abstract Task ApplyAsync(HttpContext http, Func<Task<SandboxResponse>> process, Action<int, string?> record);

    private sealed class OtherResponse(int status, string? body, string contentType, (string Name, string Value)[] headers) : Fault
    {
        internal override async Task ApplyAsync(HttpContext http, Func<Task<SandboxResponse>> process, Action<int, string?> record)
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = contentType;
            foreach (var (name, value) in headers)
            {
                http.Response.Headers[name] = value;
            }

            record(status, body);
            await http.Response.WriteAsync(body ?? string.Empty);
        }
    }

    private sealed class Cut(int status, string body, int afterBytes) : Fault
    {
        internal override async Task ApplyAsync(HttpContext http, Func<Task<SandboxResponse>> process, Action<int, string?> record)
        {
            record(status, body[..afterBytes]);
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
        internal override async Task ApplyAsync(HttpContext http, Func<Task<SandboxResponse>> process, Action<int, string?> record)
        {
            if (afterProcessing)
            {
                await process();
            }

            record(0, null);
            http.Abort();
        }
    }

    private sealed class Rewritten(Func<HttpContext, SandboxResponse, Task> write) : Fault
    {
        internal override async Task ApplyAsync(HttpContext http, Func<Task<SandboxResponse>> process, Action<int, string?> record)
        {
            var response = await process();
            record(response.Status, response.Body);
            await write(http, response);
        }
    }

    private sealed class Held(Task until) : Fault
    {
        internal override async Task ApplyAsync(HttpContext http, Func<Task<SandboxResponse>> process, Action<int, string?> record)
        {
            await until.WaitAsync(http.RequestAborted);
            var response = await process();
            record(response.Status, response.Body);
            await RecordingServer.WriteAsync(http, response);
        }
    }
}
