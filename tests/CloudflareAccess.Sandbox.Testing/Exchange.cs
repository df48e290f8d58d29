using System.Collections.Generic;

namespace CloudflareAccess.Sandbox.Testing;

/// <summary>A request as the server received it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path without <c>/client/v4</c>, still escaped.</param>
/// <param name="Query">The query without its question mark; empty for none.</param>
/// <param name="Headers">The headers, by name in any case.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Number">The number of the request, counted by the server from 1.</param>
public sealed record ReceivedRequest(
    string Method,
    string Path,
    string Query,
    IReadOnlyDictionary<string, string> Headers,
    string? Body,
    int Number);

/// <summary>A request and its response.</summary>
/// <param name="Request">The request.</param>
/// <param name="Status">The HTTP status; 0 if the connection was dropped.</param>
/// <param name="Headers">The headers of the response, without the content type.</param>
/// <param name="Body">The body of the response; null for none.</param>
public sealed record Exchange(ReceivedRequest Request, int Status, IReadOnlyDictionary<string, string> Headers, string? Body);
