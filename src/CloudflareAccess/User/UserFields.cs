using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>The fields of a user.</summary>
public abstract class UserFields : WriteResourceCommand<AccessUser>, IThrottled
{
    /// <summary>The name.</summary>
    [Parameter]
    public virtual string? Name { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessUser> Resource => AccessApi.Users;
}
