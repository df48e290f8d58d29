using CloudflareAccess.Client;

namespace CloudflareAccess.Common.Binding;

/// <summary>A cmdlet on the objects of one resource, as completion has to know it: by its model.</summary>
/// <typeparam name="T">The model of the resource.</typeparam>
internal interface IResourceCommand<T> where T : AccessObject;
