using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets users: all of them, by email (wildcards allowed), or by id. Only who has logged in, or was made by hand, is a user.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessUser", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(AccessUser))]
public sealed class GetCfAccessUserCommand : GetResourceCommand<AccessUser>
{
    /// <summary>Email addresses, with wildcards; an id is taken as one. All users unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = ByName)]
    [Alias("Email")]
    [NamedBy("Email", "UserEmail", "Id", "UserId", "Name", Noun = "User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SupportsWildcards]
    public override string[]? Name { get; set; }

    private protected override Resource<AccessUser> Resource => AccessApi.Users;
}
