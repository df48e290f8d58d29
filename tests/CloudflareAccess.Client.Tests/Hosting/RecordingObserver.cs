using System;
using System.Collections.Generic;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Client.Tests.Hosting;

/// <summary>Keeps the lines that the client logs.</summary>
internal sealed class RecordingObserver(bool wantsBodies = false) : IRequestObserver
{
    public bool WantsBodies { get; } = wantsBodies;

    public List<string> Lines { get; } = [];

    public void Attempted(string line) => Lines.Add(line);

    public void Bodies(string text) => Lines.Add(text);

    public void Waiting(TimeSpan time, string reason) => Lines.Add($"waiting {time}: {reason}");
}
