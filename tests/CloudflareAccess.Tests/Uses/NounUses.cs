using System.Collections.Generic;

namespace CloudflareAccess.Tests.Uses;

/// <summary>The cmdlets of a noun, each used once, and what the tests need to know of the noun.</summary>
/// <param name="Noun">The noun without the prefix.</param>
internal sealed record NounUses(string Noun)
{
    /// <summary>One use of each cmdlet.</summary>
    public required IReadOnlyList<Use> Uses { get; init; }

    /// <summary>A text field that the <c>Set-</c> cmdlet changes alone; null where the noun has no such cmdlet.</summary>
    public string? Field { get; init; }

    /// <summary>A script that sends the requests of Cloudflare's description that the uses do not send.</summary>
    public string Contract { get; init; } = "";

    /// <summary>The same in the account and in the zone: the script splats <c>@in</c>, which names the zone.</summary>
    public string ContractInEachScope { get; init; } = "";

    public override string ToString() => Noun;
}
