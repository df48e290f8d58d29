
namespace CloudflareAccess.Client;

/// <summary>
/// A test of policies against every user who has logged in; read-only. Source of truth: <c>access/policy-tests</c>.
/// </summary>
public sealed class AccessPolicyTest : AccessObject
{
    /// <summary>How far it is.</summary>
    [KnownValues("blocked", "processing", "exceeded time", "complete", "success")]
    public string? Status => Text();

    /// <summary>How many users are tested.</summary>
    public long? TotalUsers => Number();

    /// <summary>How many of a hundred users are done.</summary>
    public long? PercentUsersProcessed => Number();

    /// <summary>How many users are let in.</summary>
    public long? UsersApproved => Number();

    /// <summary>How many users are not let in.</summary>
    public long? UsersBlocked => Number();

    /// <summary>For how many users it could not be said.</summary>
    public long? UsersErrored => Number();

    /// <summary>How many of a hundred users are let in.</summary>
    public long? PercentApproved => Number();

    /// <summary>How many of a hundred users are not let in.</summary>
    public long? PercentBlocked => Number();

    /// <summary>For how many of a hundred users it could not be said.</summary>
    public long? PercentErrored => Number();
}
