using System;
using System.Collections.Generic;
using System.Text.Json;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Resources.Listing;

/// <summary>
/// Cuts a page of a list into its objects without reading what is in them: of a long list, most objects are only passed
/// on. The reader checks every token, so that what is cut out is JSON; whatever is not a plain good page is left to
/// <see cref="Envelope"/>, which says what is wrong with it.
/// </summary>
internal static class PageScan
{
    /// <summary>The objects of a good page, each with bytes of its own; null for any other answer.</summary>
    public static List<ScannedObject>? TryRead(ApiAnswer answer, out ResultInfo info)
    {
        info = default;
        if (!answer.IsSuccess || !Envelope.IsJson(answer) || !Envelope.TryDecode(answer, out var json))
        {
            return null;
        }

        try
        {
            return Read(json, out info);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<ScannedObject>? Read(ReadOnlyMemory<byte> json, out ResultInfo info)
    {
        info = default;
        List<ScannedObject>? objects = null;
        var reader = new Utf8JsonReader(json.Span);

        // What is no object has no property, and so no result.
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResult = reader.ValueTextEquals("result"u8);
            var isInfo = reader.ValueTextEquals("result_info"u8);
            var isSuccess = reader.ValueTextEquals("success"u8);
            reader.Read();
            if (isSuccess && reader.TokenType == JsonTokenType.False)
            {
                return null;
            }

            if (isResult && reader.TokenType == JsonTokenType.StartArray)
            {
                objects = Objects(ref reader, json);
                if (objects is null)
                {
                    return null;
                }
            }
            else if (isInfo && reader.TokenType == JsonTokenType.StartObject)
            {
                info = Info(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        // Whether anything comes after the end.
        while (reader.Read())
        {
        }

        return objects;
    }

    private static List<ScannedObject>? Objects(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        var objects = new List<ScannedObject>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            var begin = (int)reader.TokenStartIndex;
            Guid? id = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId && reader.TokenType == JsonTokenType.String)
                {
                    id = reader.TryGetGuid(out var uuid) ? uuid : null;
                }
                else
                {
                    reader.Skip();
                }
            }

            objects.Add(new ScannedObject(json.Slice(begin, (int)reader.BytesConsumed - begin).ToArray(), id));
        }

        return objects;
    }

    private static ResultInfo Info(ref Utf8JsonReader reader)
    {
        int? perPage = null, totalCount = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            var number = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) ? (int?)value : null;
            switch (name)
            {
                case "per_page":
                    perPage = number;
                    break;
                case "total_count":
                    totalCount = number;
                    break;
            }

            reader.Skip();
        }

        return new ResultInfo(perPage, totalCount);
    }
}
