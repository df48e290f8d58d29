using System.Collections.Generic;

namespace CloudflareAccess.Sandbox.Server;

/// <summary>A request as it came.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path without <c>/client/v4</c>, still escaped.</param>
/// <param name="Query">The query without its question mark; empty for none.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Number">Which request of the server it is, from 1.</param>
public sealed record ReceivedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string? Body, int Number);

/// <summary>A request and its answer.</summary>
/// <param name="Request">What came.</param>
/// <param name="Status">The HTTP status; 0 where the connection was dropped.</param>
/// <param name="Headers">The headers of the answer.</param>
/// <param name="Body">The body of the answer; null for none.</param>
public sealed record Exchange(ReceivedRequest Request, int Status, IReadOnlyDictionary<string, string> Headers, string? Body);
