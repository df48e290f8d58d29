using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Works on what an app has one of.</summary>
/// <typeparam name="T">The model of that.</typeparam>
public abstract class AppPartCommand<T> : ResourceCommand<T>, IZoneScoped where T : AccessObject, new()
{
    /// <summary>The apps: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] App { get; set; } = [];

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    protected override void Process() => Each(App, app => Do($"{Resource.Title} '{app}'", Below(app, AccessApi.Apps, Resource)));

    /// <summary>Does it for one app.</summary>
    private protected abstract void Do(string what, ResourceLocation at);
}
