using System;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Completion;

/// <summary>Takes no notice of requests: a key press has no stream to write to.</summary>
internal sealed class SilentObserver : IRequestObserver
{
    public static readonly SilentObserver Instance = new();

    public bool WantsBodies => false;

    public void Attempted(string line)
    {
    }

    public void Bodies(string text)
    {
    }

    public void Waiting(TimeSpan time, string reason)
    {
    }
}
