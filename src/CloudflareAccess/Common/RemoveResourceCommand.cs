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
            Await(call => Client.DeleteAsync(target.Resource, target.At, target.Key, call));
        }
    }
}
