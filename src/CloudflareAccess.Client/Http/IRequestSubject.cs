using System.Net.Http;

namespace CloudflareAccess.Client.Http;

/// <summary>What a request is about, as an error has to name it.</summary>
internal interface IRequestSubject
{
    /// <summary>What a sentence calls one of the objects: <c>service token</c>.</summary>
    string Title { get; }

    /// <summary>The permission that a token needs for a method.</summary>
    string PermissionTo(HttpMethod method);
}
