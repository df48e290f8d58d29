namespace CloudflareAccess.Common.Bases;

/// <summary>A cmdlet that works on several items at the same time.</summary>
internal interface IThrottled
{
    /// <summary>
    /// How many items are worked on at the same time, 1 to 64; 8 by default. Results come in the order of the input. A cmdlet
    /// that shows a secret works on one item at a time.
    /// </summary>
    int ThrottleLimit { get; }
}
