using System.Linq;

namespace CloudflareAccess.Client.Http;

/// <summary>Puts in a row what Cloudflare says, which ends without a full stop, and what the module has to say of it.</summary>
internal static class Sentences
{
    /// <summary>The texts as sentences; the last one as it stands.</summary>
    public static string Join(params string?[] texts)
    {
        var said = texts.OfType<string>().ToList();
        return string.Join(" ", said.Select((text, place) => place == said.Count - 1 ? text : Ended(text)));
    }

    private static string Ended(string text)
    {
        var trimmed = text.TrimEnd();
        return trimmed.Length == 0 || trimmed[trimmed.Length - 1] is '.' or '!' or '?' or ':' or ';' or '…' ? trimmed : trimmed + ".";
    }
}
