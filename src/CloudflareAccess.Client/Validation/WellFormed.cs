using System.Text;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Validation;

/// <summary>Text that can be sent. Half of a surrogate pair would arrive as another character, without a word.</summary>
internal static class WellFormed
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Check(string text)
    {
        try
        {
            Strict.GetByteCount(text);
            return text;
        }
        catch (EncoderFallbackException)
        {
            throw new InvalidValueException("A text has half of a character in it (an unpaired surrogate), and cannot be sent as it is.");
        }
    }

    /// <summary>Checks every text in a body.</summary>
    public static void Check(JsonNode? body)
    {
        switch (body)
        {
            case JsonObject document:
                foreach (var field in document)
                {
                    Check(field.Key);
                    Check(field.Value);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Check(item);
                }

                break;
            case JsonValue value when value.TryGetValue<string>(out var text):
                Check(text);
                break;
        }
    }
}
