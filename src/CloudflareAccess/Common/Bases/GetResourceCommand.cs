using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Gets objects of a resource by names and ids that may come down the pipeline.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
public abstract class GetResourceCommand<T> : ReadResourceCommand<T> where T : AccessObject, new()
{
    /// <summary>Names, with wildcards; an id is taken as one. All objects unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = ByName)]
    [NamedBy("Id", "Name")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    [SupportsWildcards]
    public virtual string[]? Name { get; set; }

    /// <summary>Ids.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string[]? Id { get; set; }

    private protected override string[]? Names => Name;

    private protected override string[]? Ids => Id;
}
