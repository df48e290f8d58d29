using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>The fields of a user.</summary>
public abstract class UserFields : WriteManyCommand<AccessUser>
{
    /// <summary>The name.</summary>
    [Parameter]
    public virtual string? Name { get; set; }

    private protected override Resource<AccessUser> Resource => AccessApi.Users;
}
