namespace CloudflareAccess.Sandbox.Testing;

/// <summary>An operation that the description of the API contains.</summary>
/// <param name="Method">The method, in upper case.</param>
/// <param name="Path">The path with its parameters in braces.</param>
/// <param name="Deprecated">Whether it is deprecated.</param>
public sealed record Operation(string Method, string Path, bool Deprecated);
