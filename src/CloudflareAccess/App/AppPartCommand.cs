using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Works on what an app has one of.</summary>
/// <typeparam name="T">The model of that.</typeparam>
public abstract class AppPartCommand<T> : ResourceCommand<T>, IThrottled, IZoneScoped where T : AccessObject, new()
{
    /// <summary>The apps: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("App")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] App { get; set; } = [];

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    protected override void OnRecord() => Each(App, app =>
    {
        app = app.Object is AccessAppCertificateAuthority authority ? new AccessReference(OwnerOf(authority)) : app;
        return DoAsync($"{Resource.Title} of app '{app.Name}'", Below(app, AccessApi.Apps, Resource));
    });

    /// <summary>Does it for one app.</summary>
    private protected abstract Task DoAsync(string what, AccessLocation at);

    // Of its app an authority says the audience tag and no more.
    private AccessObject OwnerOf(AccessAppCertificateAuthority authority)
    {
        var (apps, tag) = (AccessApi.Apps, authority.Aud ?? string.Empty);
        var at = authority.Location is { } read ? new AccessLocation(read.Scope) : LocationOf(apps);
        return TheOne(apps, tag, Await(call => apps.AllAsync(Api, at, [new("aud", tag)], call)).Cast<AccessApp>().Where(app => app.Aud == tag).ToList());
    }
}
