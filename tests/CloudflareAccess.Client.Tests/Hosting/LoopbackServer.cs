using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace CloudflareAccess.Client.Tests.Hosting;

/// <summary>HTTP by hand on a socket of this machine: the sockets of the runtime are part of the test.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<TcpClient> _connections = new();
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly Func<Stream, Task> _respond;

    /// <param name="respond">Writes the response to a request.</param>
    public LoopbackServer(Func<Stream, Task> respond)
    {
        _respond = respond;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri BaseUri => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/client/v4");

    /// <summary>The first line and the headers of each request.</summary>
    public IReadOnlyCollection<string> Heads => _heads;

    public static Task Write(Stream stream, string text)
    {
        stream.Write(Encoding.ASCII.GetBytes(text), 0, text.Length);
        return Task.CompletedTask;
    }

    public static Task Ok(Stream stream, string result) =>
        Write(
            stream,
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Wire.Ok(result).Length}\r\n\r\n{Wire.Ok(result)}");

    public void Dispose()
    {
        _listener.Stop();
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync();
                _connections.Enqueue(connection);
                _ = ServeAsync(connection);
            }
        }
        catch (Exception error) when (error is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        try
        {
            using (connection)
            {
                var stream = connection.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                while (await ReadAsync(reader) is { } head)
                {
                    _heads.Enqueue(head);
                    await _respond(stream);
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The client closed the connection, or the response did.
        }
    }

    private static async Task<string?> ReadAsync(StreamReader reader)
    {
        var head = new StringBuilder();
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            head.Append(line).Append('\n');
            length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
                ? int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)
                : length;
        }

        for (; length > 0; length--)
        {
            reader.Read();
        }

        return head.Length == 0 ? null : head.ToString();
    }
}
