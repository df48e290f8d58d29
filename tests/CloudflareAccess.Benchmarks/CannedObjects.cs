using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace CloudflareAccess.Benchmarks;

/// <summary>Objects as JSON, one after the other in one buffer, so that any page is a slice of it and costs the server nothing.</summary>
internal sealed class CannedObjects
{
    private readonly byte[] _bytes;
    private readonly int[] _starts;

    private CannedObjects(int count, Func<int, string> write)
    {
        using var buffer = new MemoryStream();
        _starts = new int[count + 1];
        for (var i = 0; i < count; i++)
        {
            _starts[i] = (int)buffer.Length;
            buffer.Write(Encoding.UTF8.GetBytes(write(i)));
            buffer.WriteByte((byte)',');
        }

        _starts[count] = (int)buffer.Length;
        _bytes = buffer.ToArray();
    }

    public int Count => _starts.Length - 1;

    public static CannedObjects Users(int count) => new(count, User);

    public static CannedObjects Apps(int count) => new(count, App);

    public static CannedObjects Policies() => new(3, static i => Policy(i, i < 2));

    /// <summary>Objects from one to before another, with the commas between them.</summary>
    public ReadOnlyMemory<byte> Slice(int from, int to) => from >= to ? default : _bytes.AsMemory(_starts[from], _starts[to] - _starts[from] - 1);

    // Sizes and fields are those of the sandbox: 0.4 kB a user, 2 kB an app with three policies.
    private static string User(int i) =>
        $$"""
        {"id":"{{Id(1, i)}}","uid":"{{Id(1, i)}}","name":"Person {{Text(i)}}","email":"person{{Text(i)}}@example.com","access_seat":true,"gateway_seat":{{(i % 3 == 0 ? "true" : "false")}},"seat_uid":"{{Id(2, i)}}","active_device_count":{{Text(i % 4)}},"last_successful_login":"2026-11-23T23:54:48.548812Z","created_at":"2026-06-26T16:42:48.548812Z","updated_at":"2026-09-10T04:42:48.548812Z"}
        """;

    private static string App(int i) =>
        $$"""
        {"id":"{{Id(3, i)}}","uid":"{{Id(3, i)}}","aud":"be12c4af99e2e6fed87070f8e482a0fb6ce7a13c63f870648718a30b{{i:x8}}","name":"app {{Text(i)}}","type":"self_hosted","domain":"app{{Text(i)}}.example.com","destinations":[{"type":"public","uri":"app{{Text(i)}}.example.com"}],"self_hosted_domains":["app{{Text(i)}}.example.com"],"http_only_cookie_attribute":true,"enable_binding_cookie":false,"options_preflight_bypass":false,"app_launcher_visible":true,"tags":["internal","production"],"session_duration":"24h","allowed_idps":[],"auto_redirect_to_identity":false,"cors_headers":{"allowed_methods":["GET","POST"],"allowed_origins":["https://www.example.com"],"allow_credentials":true,"max_age":600},"logo_url":"https://app{{Text(i)}}.example.com/logo.png","policies":[{{Policy(0, true)}},{{Policy(1, true)}},{{Policy(i + 2, false)}}],"created_at":"2026-05-28T16:42:48.548812Z","updated_at":"2026-08-26T16:42:48.548812Z"}
        """;

    private static string Policy(int i, bool isReusable) =>
        $$$"""
        {"id":"{{{Id(4, i)}}}","name":"Policy {{{Text(i)}}}","decision":"allow","include":[{"group":{"id":"{{{Id(5, i)}}}"}}],"exclude":[],"require":[{"auth_method":{"auth_method":"mfa"}}],"created_at":"2026-05-08T16:42:48.548812Z","updated_at":"2026-08-16T16:42:48.548812Z","uid":"{{{Id(4, i)}}}","reusable":{{{(isReusable ? "true,\"app_count\":4" : "false")}}},"precedence":{{{Text((i % 3) + 1)}}}}
        """;

    private static string Id(int kind, int i) => new Guid(i * 31, (short)kind, 0x4c11, 0x8e, 0xc4, 0x7f, 0xb4, (byte)(i >> 24), (byte)(i >> 16), (byte)(i >> 8), (byte)i).ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
