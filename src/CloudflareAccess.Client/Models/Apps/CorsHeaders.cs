
namespace CloudflareAccess.Client;

/// <summary>How Access answers requests from other origins. Each list excludes its allow-all switch.</summary>
public sealed class CorsHeaders : AccessDocument
{
    /// <summary>Whether any request header is allowed; excludes <see cref="AllowedHeaders"/>.</summary>
    public bool? AllowAllHeaders { get => Flag(); set => Write(value); }

    /// <summary>Whether any method is allowed; excludes <see cref="AllowedMethods"/>.</summary>
    public bool? AllowAllMethods { get => Flag(); set => Write(value); }

    /// <summary>
    /// Whether any origin is allowed; excludes <see cref="AllowedOrigins"/> and <see cref="AllowCredentials"/>.
    /// </summary>
    public bool? AllowAllOrigins { get => Flag(); set => Write(value); }

    /// <summary>Whether cookies, authorization headers and client certificates may be sent along.</summary>
    public bool? AllowCredentials { get => Flag(); set => Write(value); }

    /// <summary>The request headers that are allowed.</summary>
    public string[]? AllowedHeaders { get => Texts(); set => Write(value); }

    /// <summary>The methods that are allowed.</summary>
    [KnownValues("GET", "POST", "HEAD", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH")]
    public string[]? AllowedMethods { get => Texts(); set => Write(value); }

    /// <summary>The origins that are allowed, such as <c>https://www.example.com</c>.</summary>
    public string[]? AllowedOrigins { get => Texts(); set => Write(value); }

    /// <summary>How many seconds a browser may keep the answer: -1 to 86400; -1 is not at all.</summary>
    public long? MaxAge { get => Number(); set => Write(value); }
}
