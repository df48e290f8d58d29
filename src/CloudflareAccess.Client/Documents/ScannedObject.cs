using System;

namespace CloudflareAccess.Client.Documents;

/// <summary>An object of a page as it came: its bytes, and its id where that is a UUID.</summary>
internal readonly record struct ScannedObject(byte[]? Json, Guid? Id);
