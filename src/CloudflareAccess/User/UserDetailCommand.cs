using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets what the API keeps of a user.</summary>
/// <typeparam name="T">The model of what is kept.</typeparam>
public abstract class UserDetailCommand<T> : ReadResourceCommand<T> where T : AccessObject, new()
{
    /// <summary>The users: emails, ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Id")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] User { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnRecord() => Each(User, user => WriteListAsync(Below(user, AccessApi.Users, Resource)));
}
