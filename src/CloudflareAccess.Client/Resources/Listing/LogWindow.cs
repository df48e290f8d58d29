using System;

namespace CloudflareAccess.Client.Resources.Listing;

/// <summary>From when until when a log is read, and in which order.</summary>
internal readonly record struct LogWindow(DateTimeOffset? Since, DateTimeOffset? Until, bool OldestFirst);
