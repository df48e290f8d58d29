using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Tests.Uses;

/// <summary>
/// Every cmdlet of the module, used once. A cmdlet or a resource that is missing here fails a test; each test that walks over
/// all cmdlets reads them from here.
/// </summary>
/// <remarks>
/// The scripts find <c>$token</c>, <c>$account</c>, <c>$zone</c> and <c>$base</c> of the sandbox, a <c>$secret</c>, and the
/// certificate <c>$pem</c>.
/// </remarks>
internal static partial class Catalogue
{
    public static IReadOnlyList<NounUses> Nouns { get; } =
    [
        .. Session(), .. Apps(), .. Policies(), .. Identity(), .. Certificates(), .. Organization(), .. Users(), .. Logs(), .. Mcp(),
        .. Infrastructure(),
    ];

    public static IReadOnlyList<Use> All { get; } = [.. Nouns.SelectMany(static noun => noun.Uses)];

    public static IEnumerable<Use> Sending => All.Where(static use => !use.IsLocal);
}
