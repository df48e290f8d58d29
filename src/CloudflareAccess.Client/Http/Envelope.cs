using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Http;

/// <summary>What a list says of itself.</summary>
internal readonly record struct ResultInfo(int? PerPage, int? TotalCount);

/// <summary>
/// Reads an answer: the result, or one clear error. The API fails in three shapes (its envelope, a flat
/// <c>{"code","error"}</c> from the edge, and HTML), and what stands between may add others.
/// </summary>
internal static class Envelope
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The result; of kind Undefined where the answer has none. Throws <see cref="AccessApiException"/>.</summary>
    public static JsonElement Read(ApiRequest request, ApiAnswer answer, out ResultInfo info)
    {
        info = default;
        if (answer.Status is >= 300 and < 400)
        {
            throw Unreadable(request, answer, "a redirect, which is not followed: the credential belongs to the configured host");
        }

        if (answer.Body.Length == 0)
        {
            return answer.IsSuccess && request.MayBeEmpty ? default
                : answer.IsSuccess ? throw Unreadable(request, answer, "an empty body")
                : throw Failure(request, answer, null, null);
        }

        if (request.WantsText && answer.IsSuccess && !IsKind(answer, "json") && !IsKind(answer, "html"))
        {
            return JsonDocument.Parse(JsonValue.Create(Text(answer.Body)).ToJsonString(ClientJson.Compact)).RootElement;
        }

        var root = Parse(request, answer);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw answer.IsSuccess ? Unreadable(request, answer, "JSON that is not an object") : Failure(request, answer, null, null);
        }

        var succeeded = answer.IsSuccess && (!root.TryGetProperty("success", out var success) || success.ValueKind != JsonValueKind.False);
        if (!succeeded)
        {
            var (code, text) = Reason(root);
            throw Failure(request, answer, code, text);
        }

        if (root.TryGetProperty("result_info", out var paging) && paging.ValueKind == JsonValueKind.Object)
        {
            info = new ResultInfo(Whole(paging, "per_page"), Whole(paging, "total_count"));
        }

        return root.TryGetProperty("result", out var result) ? result : default;
    }

    /// <summary>Whether an answer says that it is JSON.</summary>
    public static bool IsJson(ApiAnswer answer) => IsKind(answer, "json");

    /// <summary>The JSON of an answer, if it is text at all.</summary>
    public static bool TryDecode(ApiAnswer answer, out ReadOnlyMemory<byte> json)
    {
        try
        {
            json = Decoded(answer);
            return true;
        }
        catch (DecoderFallbackException)
        {
            json = default;
            return false;
        }
    }

    // The parser looks into strings only when they are asked for, and then fails in another way. A mark may stand before it.
    private static ReadOnlyMemory<byte> Decoded(ApiAnswer answer)
    {
        var body = Segment(answer.Body);
        Utf8.GetCharCount(body.Array!, body.Offset, body.Count);
        return answer.Body.Span.StartsWith(ByteOrderMark) ? answer.Body.Slice(ByteOrderMark.Length) : answer.Body;
    }

    /// <summary>The text of a body, whatever it is.</summary>
    public static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(Segment(body).Array!, Segment(body).Offset, body.Length);

    private static ArraySegment<byte> Segment(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out var segment) && segment.Array is not null ? segment : new ArraySegment<byte>([]);

    private static bool IsKind(ApiAnswer answer, string kind) => answer.ContentType is { } type && type.IndexOf(kind, StringComparison.OrdinalIgnoreCase) >= 0;

    private static JsonElement Parse(ApiRequest request, ApiAnswer answer)
    {
        if (IsKind(answer, "json"))
        {
            try
            {
                return JsonDocument.Parse(Decoded(answer)).RootElement;
            }
            catch (DecoderFallbackException) when (answer.IsSuccess)
            {
                throw Unreadable(request, answer, "JSON that is not UTF-8");
            }
            catch (JsonException) when (answer.IsSuccess)
            {
                throw Unreadable(request, answer, "JSON that is cut or broken");
            }
            catch (Exception error) when (error is JsonException or DecoderFallbackException)
            {
                throw Failure(request, answer, null, null);
            }
        }

        throw answer.IsSuccess
            ? Unreadable(request, answer, $"'{answer.ContentType ?? "no content type"}' in place of JSON")
            : Failure(request, answer, null, null);
    }

    private static AccessApiException Failure(ApiRequest request, ApiAnswer answer, int? code, string? text)
    {
        var said = text ?? $"an answer without a reason ({answer.ContentType ?? "no content"})";
        var mayExist = request is { Repeatable: false } && answer.Status >= 500;
        return request.Failed(
            ErrorTable.Kind(answer.Status, code, text),
            Sentences.Join(
                FormattableString.Invariant($"{request.Method} {request.Path}: HTTP {answer.Status}{(code is null ? "" : $", code {code}")}: {said}"),
                mayExist ? "The change may have been made all the same." : null),
            answer,
            code,
            text);
    }

    private static AccessApiException Unreadable(ApiRequest request, ApiAnswer answer, string what) => request.Repeatable
        ? request.Failed(
            AccessErrorKind.UnreadableAnswer, FormattableString.Invariant($"{request.Method} {request.Path}: HTTP {answer.Status} came with {what}."), answer)
        : LostAnswer(request, FormattableString.Invariant($"HTTP {answer.Status} came with {what}"), answer, null);

    /// <summary>A change that must not be sent twice was sent, and it is not known what became of it.</summary>
    public static AccessApiException LostAnswer(ApiRequest request, string how, ApiAnswer? answer, Exception? cause) => request.Failed(
        AccessErrorKind.OutcomeUnknown,
        Sentences.Join($"{request.Method} {request.Path}: {how}", "The change may have been made; it was not sent again."),
        answer,
        cause: cause);

    // Code and text of the first error; details may stand in the messages, without a code.
    private static (int? Code, string? Text) Reason(JsonElement root)
    {
        int? code = null;
        var texts = new List<string>();
        foreach (var list in new[] { "errors", "messages" })
        {
            if (!root.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array)
            {
                continue;
            }

            foreach (var item in items.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String)
                {
                    texts.Add(item.GetString()!);
                }
                else if (item.ValueKind == JsonValueKind.Object)
                {
                    code ??= Whole(item, "code");
                    texts.AddRange(Texts(item));
                }
            }
        }

        // The flat shape of the edge: {"code":1010,"error":"auth.forbidden"}.
        code ??= Whole(root, "code");
        if (root.TryGetProperty("error", out var flat) && flat.ValueKind == JsonValueKind.String)
        {
            texts.Add(flat.GetString()!);
        }

        return (code, texts.Count == 0 ? null : string.Join("; ", texts.Distinct()));
    }

    private static IEnumerable<string> Texts(JsonElement error)
    {
        if (error.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
        {
            yield return message.GetString()!;
        }

        if (error.TryGetProperty("error_chain", out var chain) && chain.ValueKind == JsonValueKind.Array)
        {
            foreach (var text in chain.EnumerateArray().Where(static link => link.ValueKind == JsonValueKind.Object).SelectMany(Texts))
            {
                yield return text;
            }
        }
    }

    private static int? Whole(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            ? (int)number
            : null;
}
