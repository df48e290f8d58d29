using System.Collections.Generic;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Validation;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>Gets the users that identity providers have provisioned by SCIM.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessScimUser", SupportsPaging = true)]
[OutputType(typeof(AccessScimUser))]
public sealed class GetCfAccessScimUserCommand : ScimResourceCommand<AccessScimUser>
{
    /// <summary>The one of this email address only.</summary>
    [Parameter]
    public string? Email { get; set; }

    /// <summary>The one of this user name only.</summary>
    [Parameter]
    public string? UserName { get; set; }

    private protected override Resource<AccessScimUser> Resource => AccessApi.ScimUsers;

    private protected override IReadOnlyList<KeyValuePair<string, string>> Query =>
        [.. base.Query, .. QueryFilter.Of("email", EmailAddress.Check(Email)), .. QueryFilter.Of("username", UserName)];
}
