using System.Collections.Generic;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Removes objects. Where the API refuses because one is still in use, the error says by what.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class RemoveResourceCommand<T> : TargetCommand<T> where T : AccessObject, new()
{
    /// <inheritdoc/>
    private protected override void Do(Target target)
    {
        if (!ShouldProcess(target.ToString(), "Remove"))
        {
            return;
        }

        try
        {
            Delete(target);
        }
        catch (AccessApiException refusal) when (Usage.IsReason(refusal) && UsersOf(target) is { Count: > 0 } users)
        {
            throw refusal.With($"{target} is still used by {string.Join(", ", users)}.");
        }
    }

    /// <summary>Deletes it, with all that the API wants done before.</summary>
    private protected virtual void Delete(Target target) =>
        Await(call => Client.DeleteAsync(target.Resource, target.At, target.Key, call));

    // What cannot be found out must not hide the refusal itself.
    private IReadOnlyList<string> UsersOf(Target target)
    {
        try
        {
            return Await(call => Usage.OfAsync(Client, target.At.Scope, target.Resource, target.Key, call));
        }
        catch (AccessApiException error)
        {
            WriteVerbose($"What uses the {target} could not be read: {error.Message}");
            return [];
        }
    }
}
