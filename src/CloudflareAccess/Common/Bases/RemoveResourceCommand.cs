using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Errors;

namespace CloudflareAccess;

/// <summary>Removes objects. Where the API refuses because one is still in use, the error says by what.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class RemoveResourceCommand<T> : TargetCommand<T> where T : AccessObject, new()
{
    private readonly List<(AccessReference Reference, Target Target)> _doomed = [];

    /// <summary>
    /// Only collects: whoever is removed while the list is still read makes its later pages move up, and who says no in the
    /// middle of the questions has lost nothing.
    /// </summary>
    protected override void OnRecord() => Each(Targets, target => _doomed.Add((target, Doomed(target))));

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        var agreed = _doomed.Where(doomed => ShouldProcess(doomed.Target.ToString(), "Remove")).ToList();
        Progress.Expect(agreed.Count);
        if (agreed.Count > 0)
        {
            Remove(agreed);
        }
    }

    /// <summary>Removes what was agreed to.</summary>
    private protected virtual void Remove(IReadOnlyList<(AccessReference Reference, Target Target)> agreed)
    {
        foreach (var (reference, target) in agreed)
        {
            Beside(reference, () => DoAsync(target));
        }
    }

    /// <inheritdoc/>
    private protected sealed override async Task DoAsync(Target target)
    {
        Changing($"Remove {target}");
        try
        {
            await DeleteAsync(target).ConfigureAwait(true);
        }
        catch (AccessApiException refusal) when (refusal.IsInUse)
        {
            var users = await UsersOfAsync(target).ConfigureAwait(true);
            throw users.Count == 0 ? refusal : refusal.With($"What uses {target}: {string.Join(", ", users)}.");
        }
    }

    /// <summary>Deletes it, with all that the API wants done before.</summary>
    private protected virtual Task DeleteAsync(Target target) => Api.DeleteAsync(target.Resource, target.At, target.Key, Call);

    // Who removes a session's user has to say so: elsewhere the session would do.
    private Target Doomed(AccessReference reference) => reference.Object is not null and not T
        ? throw Failed(ErrorRecords.WrongKind(Resource.Title, reference.Object))
        : TargetOf(reference);

    // What cannot be found out must not hide the refusal itself.
    private async Task<IReadOnlyList<string>> UsersOfAsync(Target target)
    {
        try
        {
            return await UsersOfAsync(target.Resource, target.At, target.Key).ConfigureAwait(true);
        }
        catch (AccessApiException error)
        {
            WriteVerbose($"What uses the {target} could not be read: {error.Message}");
            return [];
        }
    }
}
