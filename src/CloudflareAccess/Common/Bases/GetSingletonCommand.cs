using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the one object of a resource that has no ids.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class GetSingletonCommand<T> : ResourceCommand<T> where T : AccessObject, new()
{
    /// <inheritdoc/>
    protected override void OnRecord()
    {
        var one = TheOnlyOne();
        Emit(Await(call => Api.GetAsync(one.Resource, one.At, one.Key, call)));
    }
}
