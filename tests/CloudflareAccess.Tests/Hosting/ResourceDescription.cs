using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>The description of a resource, read by reflection from the module as built: it is internal to the client.</summary>
internal sealed class ResourceDescription
{
    private static readonly Lazy<IReadOnlyList<ResourceDescription>> AllOnce = new(Read);

    private readonly object _resource;

    private ResourceDescription(object resource) => _resource = resource;

    /// <summary>The resources of Access. Objects of other products, which have no cmdlets, are not among them.</summary>
    public static IReadOnlyList<ResourceDescription> All => AllOnce.Value;

    /// <summary>The noun of its cmdlets, without the prefix.</summary>
    public string Noun => Get<string>("Noun");

    /// <summary>The path below the scope; <c>{}</c> stands for the id of an object above.</summary>
    public string Path => Get<string>("Path");

    public bool IsSingleton => Get<bool>("IsSingleton");

    public IReadOnlyCollection<string> ReadOnly => Get<IReadOnlyCollection<string>>("ReadOnly");

    public IReadOnlyCollection<string> CreateOnly => Get<IReadOnlyCollection<string>>("CreateOnly");

    /// <summary>The cmdlets that it asks for: a verb for each thing that the API can do with it.</summary>
    public IEnumerable<string> Cmdlets
    {
        get
        {
            var verbs = Get<Enum>("Can").ToString() is var can && can == "All" ? ["List", "Create", "Replace", "Delete"] : can.Split(", ");
            return verbs.Where(static verb => verb != "None").Select(verb => $"{VerbOf(verb)}-CfAccess{Noun}").Distinct();
        }
    }

    public override string ToString() => Path;

    private static List<ResourceDescription> Read()
    {
        using var shell = Shell.Unconnected();
        var module = shell.Cmdlets()[0].ImplementingType.Assembly;
        var client = AppDomain.CurrentDomain.GetAssemblies().First(assembly =>
            assembly.GetName().Name == "CloudflareAccess.Client"
            && System.IO.Path.GetDirectoryName(assembly.Location) == System.IO.Path.GetDirectoryName(module.Location));
        var api = client.GetType("CloudflareAccess.Client.Resources.AccessApi", throwOnError: true)!;
        var described = (IEnumerable<object>)api.GetProperty("All")!.GetValue(null)!;
        return
        [
            .. described.Select(static resource => new ResourceDescription(resource))
                .Where(static resource => resource.Get<Enum>("Kind").ToString() != "Outside"),
        ];
    }

    private static string VerbOf(string can) => can switch
    {
        "List" or "Get" => "Get",
        "Create" => "New",
        "Replace" => "Set",
        "Delete" => "Remove",
        _ => throw new InvalidOperationException($"No cmdlet is known for '{can}'."),
    };

    private T Get<T>(string property) => (T)_resource.GetType().GetProperty(property)!.GetValue(_resource)!;
}
