using System.Collections.Generic;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Resources.Listing;

/// <summary>One page of a list.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, ResultInfo Info);
