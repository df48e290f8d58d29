using System;

namespace CloudflareAccess.Client;

/// <summary>What happened to a request for access; read-only.</summary>
public sealed class JitEvent : AccessDocument
{
    /// <summary>What happened.</summary>
    [KnownValues("CREATED", "APPROVER_DECISION", "COMMITTED", "CANCELED", "LOGIN_SUCCESS", "REDIRECT_TO_ACTIVE")]
    public string? Type => Text();

    /// <summary>When; the API has it in UTC.</summary>
    public DateTimeOffset? Timestamp => Time();

    /// <summary>Who did it.</summary>
    public string? ActorEmail => Text();

    /// <summary>The identity provider of who did it.</summary>
    public string? ActorIdp => Text();

    /// <summary>The id of who did it.</summary>
    public string? ActorUuid => Text();

    /// <summary>Whether it went well.</summary>
    public bool? Success => Flag();

    /// <summary>What was decided.</summary>
    public string? DecisionOutcome => Text();

    /// <summary>The ray id of the request.</summary>
    public string? RayId => Text();

    /// <summary>How long the session lasts that it led to, in seconds.</summary>
    public long? SessionDurationSeconds => Number();
}
