using System;
using System.Collections.Concurrent;
using System.Globalization;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Common.Lanes;

/// <summary>Carries what requests report on any thread to the pipeline's thread.</summary>
internal sealed class CommandObserver(Signal signal, bool wantsBodies) : IRequestObserver
{
    private readonly ConcurrentQueue<(bool IsDebug, string Text)> _lines = new();
    private (TimeSpan Time, string Reason)? _wait;

    public bool WantsBodies { get; } = wantsBodies;

    public void Attempted(string line) => Add(false, line);

    public void Bodies(string text) => Add(true, text);

    public void Waiting(TimeSpan time, string reason)
    {
        lock (_lines)
        {
            _wait = (time, reason);
        }

        const string text = "Waiting {0:0.#} s before the next attempt: {1}";
        Add(false, string.Format(CultureInfo.InvariantCulture, text, time.TotalSeconds, reason));
    }

    /// <summary>Takes the last wait: how long it is, and why. Null where no wait was reported since the last call.</summary>
    public (TimeSpan Time, string Reason)? TakeWait()
    {
        lock (_lines)
        {
            var wait = _wait;
            _wait = null;
            return wait;
        }
    }

    /// <summary>Takes the next line of the trace.</summary>
    public bool TryTake(out (bool IsDebug, string Text) line) => _lines.TryDequeue(out line);

    private void Add(bool isDebug, string text)
    {
        _lines.Enqueue((isDebug, text));
        signal.Set();
    }
}
