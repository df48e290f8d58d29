namespace CloudflareAccess;

/// <summary>What Test-CfAccessConnection found of one thing.</summary>
public sealed class AccessConnectionCheck
{
    internal AccessConnectionCheck(string name, string status, string detail, string? remedy = null)
    {
        Name = name;
        Status = status;
        Detail = detail;
        Remedy = remedy;
    }

    /// <summary>What was looked at: <c>Credential</c>, <c>Account</c>, <c>Access</c>, <c>Quota</c>, or the noun of a resource.</summary>
    public string Name { get; }

    /// <summary><c>Passed</c>, <c>Failed</c>, or <c>Unknown</c> where an answer says neither.</summary>
    public string Status { get; }

    /// <summary>What was found.</summary>
    public string Detail { get; }

    /// <summary>What to do about it; null where nothing has to be done.</summary>
    public string? Remedy { get; }

    /// <summary>Name and status.</summary>
    /// <returns>Such as <c>Credential: Passed</c>.</returns>
    public override string ToString() => $"{Name}: {Status}";
}
