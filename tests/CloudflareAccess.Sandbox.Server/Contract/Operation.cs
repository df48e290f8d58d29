namespace CloudflareAccess.Sandbox.Server;

/// <summary>One operation of the API.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path with its parameters in braces.</param>
/// <param name="Deprecated">Whether Cloudflare advises against it.</param>
public sealed record Operation(string Method, string Path, bool Deprecated);
