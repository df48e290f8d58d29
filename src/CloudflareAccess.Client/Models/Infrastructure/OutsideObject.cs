namespace CloudflareAccess.Client.Models.Infrastructure;

/// <summary>An object of another Cloudflare product, of which only id and name matter here.</summary>
internal sealed class OutsideObject : AccessObject;
