using System;
using System.Collections.Concurrent;
using System.Globalization;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Carries what requests report, from whatever thread they run on, to the pipeline's own.</summary>
internal sealed class CommandObserver(Signal signal, bool wantsBodies) : IRequestObserver
{
    private readonly ConcurrentQueue<(bool IsDebug, string Text)> _lines = new();
    private (TimeSpan Time, string Reason)? _wait;

    public bool WantsBodies { get; } = wantsBodies;

    public void Attempted(string line) => Add(false, line);

    public void Bodies(string text) => Add(true, text);

    /// <summary>Until when the last wait lasts, and why; null when none was said since it was last asked.</summary>
    public (TimeSpan Time, string Reason)? TakeWait()
    {
        lock (_lines)
        {
            var wait = _wait;
            _wait = null;
            return wait;
        }
    }

    public void Waiting(TimeSpan time, string reason)
    {
        lock (_lines)
        {
            _wait = (time, reason);
        }

        Add(false, string.Format(CultureInfo.InvariantCulture, "Waiting {0:0.#} s before the next attempt: {1}", time.TotalSeconds, reason));
    }

    public bool TryTake(out (bool IsDebug, string Text) line) => _lines.TryDequeue(out line);

    private void Add(bool isDebug, string text)
    {
        _lines.Enqueue((isDebug, text));
        signal.Set();
    }
}
