using System;

namespace CloudflareAccess.Client;

/// <summary>When the account's key that signs the tokens of apps is rotated; the key itself is never shown. Source of truth: <c>access/keys</c>.</summary>
public sealed class AccessSigningKey : AccessObject
{
    /// <summary>Days between two rotations, 21 to 365.</summary>
    /// <exception cref="InvalidValueException">The number is out of range.</exception>
    public long? KeyRotationIntervalDays
    {
        get => Number();
        set => Write(value is null or (>= 21 and <= 365) ? value : throw new InvalidValueException($"{value} days are not possible: a signing key is rotated every 21 to 365 days."));
    }

    /// <summary>Days until the next rotation.</summary>
    public long? DaysUntilNextRotation => Number();

    /// <summary>When it was last rotated; the API has it in UTC.</summary>
    public DateTimeOffset? LastKeyRotationAt => Time();
}
