using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Removes objects.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class RemoveResourceCommand<T> : TargetCommand<T> where T : AccessObject, new()
{
    /// <inheritdoc/>
    private protected override void Do(Target target)
    {
        if (ShouldProcess(target.ToString(), "Remove"))
        {
            Delete(target);
        }
    }

    /// <summary>Deletes it, with all that the API wants done before.</summary>
    private protected virtual void Delete(Target target) =>
        Await(call => Client.DeleteAsync(target.Resource, target.At, target.Key, call));
}
