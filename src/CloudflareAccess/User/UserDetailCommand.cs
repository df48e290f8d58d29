using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets what the API keeps of a user.</summary>
/// <typeparam name="T">The model of what is kept.</typeparam>
public abstract class UserDetailCommand<T> : ListResourceCommand<T> where T : AccessObject, new()
{
    private AccessReference? _current;

    /// <summary>The users: emails, ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Id")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] User { get; set; } = [];

    private protected override ResourceLocation Location => Below(_current!, AccessApi.Users, Resource);

    /// <inheritdoc/>
    protected override void Process() => Each(User, user =>
    {
        _current = user;
        return WriteListAsync(static _ => true);
    });
}
