using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Does to objects what the API has a path for below each, such as <c>rotate</c>, and returns them.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class ActionCommand<T> : TargetCommand<T> where T : AccessObject, new()
{
    /// <summary>The last part of the path.</summary>
    private protected abstract string Action { get; }

    /// <summary>What it does, as a person would say it.</summary>
    private protected abstract string Doing { get; }

    /// <summary>The body; null for none.</summary>
    private protected virtual JsonObject? Body => null;

    private protected override async Task DoAsync(Target target)
    {
        if (ShouldProcess(target.ToString(), Doing))
        {
            Emit(await Api.ActAsync(target.Resource, target.At, target.Key, Action, Body, Call).ConfigureAwait(true));
        }
    }
}
