using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources.Listing;

namespace CloudflareAccess.Client.Resources;

/// <summary>The requests that a resource knows: list, get, create, replace, delete and act.</summary>
internal static class ResourceRequests
{
    public static async Task<Page<T>> ListAsync<T>(
        this AccessClient client, Resource<T> resource, AccessLocation at, IEnumerable<KeyValuePair<string, string>> query, int? page, int? perPage, ApiCall call)
        where T : AccessObject, new()
    {
        var parameters = query.ToList();
        if (page is not null && perPage is not null)
        {
            parameters.Add(new("page", page.Value.ToString(CultureInfo.InvariantCulture)));
            parameters.Add(new("per_page", perPage.Value.ToString(CultureInfo.InvariantCulture)));
        }

        var request = new ApiRequest(HttpMethod.Get, resource.PathTo(at)) { Query = parameters, Subject = resource };
        var answer = await client.AnswerAsync(request, call).ConfigureAwait(false);
        if (PageScan.TryRead(answer, out var scanned) is { } objects)
        {
            answer.Release();
            return new Page<T>(objects.ConvertAll(found => resource.Read(found, at)), scanned);
        }

        var result = client.Read(request, answer, out var info);
        var items = new List<T>();
        if (result.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in result.EnumerateArray())
            {
                items.Add(resource.Read(item, at));
            }
        }

        return new Page<T>(items, info);
    }

    public static Task<T> GetAsync<T>(this AccessClient client, Resource<T> resource, AccessLocation at, string key, ApiCall call) where T : AccessObject, new() =>
        client.ObjectAsync(resource, at, new ApiRequest(HttpMethod.Get, resource.PathTo(at, key)) { Subject = resource }, call);

    /// <summary>Creates an object.</summary>
    public static Task<T> CreateAsync<T>(this AccessClient client, Resource<T> resource, AccessLocation at, JsonObject body, ApiCall call) where T : AccessObject, new() =>
        client.ObjectAsync(resource, at, new ApiRequest(HttpMethod.Post, resource.PathTo(at)) { Subject = resource, Body = body }, call);

    /// <summary>Writes an object over the one that is there; what moves it to another key is not to be sent twice.</summary>
    public static Task<T> ReplaceAsync<T>(this AccessClient client, Resource<T> resource, AccessLocation at, string key, JsonObject body, ApiCall call, bool moves = false)
        where T : AccessObject, new() =>
        client.ObjectAsync(resource, at, new ApiRequest(HttpMethod.Put, resource.PathTo(at, key)) { Subject = resource, Body = body, Repeatable = !moves }, call);

    /// <summary>What the API answers as text, not as JSON: a certificate.</summary>
    public static async Task<string> TextAsync(this AccessClient client, Resource resource, AccessLocation at, string key, string action, ApiCall call)
    {
        var request = new ApiRequest(HttpMethod.Get, resource.PathTo(at, key, action)) { Subject = resource, WantsText = true };
        var (result, _) = await client.SendAsync(request, call).ConfigureAwait(false);
        return result.GetString() ?? string.Empty;
    }

    public static Task DeleteAsync(this AccessClient client, Resource resource, AccessLocation at, string key, ApiCall call) =>
        client.SendAsync(new ApiRequest(HttpMethod.Delete, resource.PathTo(at, key)) { Subject = resource }, call);

    /// <summary>A POST below an object, such as <c>rotate</c>, or to the list where the server makes all of an object; the answer is the object.</summary>
    public static Task<T> ActAsync<T>(this AccessClient client, Resource<T> resource, AccessLocation at, string? key, string? action, JsonNode? body, ApiCall call)
        where T : AccessObject, new() =>
        client.ObjectAsync(resource, at, new ApiRequest(HttpMethod.Post, resource.PathTo(at, key, action)) { Subject = resource, Body = body }, call);

    private static async Task<T> ObjectAsync<T>(this AccessClient client, Resource<T> resource, AccessLocation at, ApiRequest request, ApiCall call)
        where T : AccessObject, new()
    {
        var (result, _) = await client.SendAsync(request, call).ConfigureAwait(false);
        return result.ValueKind == JsonValueKind.Object
            ? resource.Read(result, at)
            : throw request.Failed(AccessErrorKind.UnreadableAnswer, $"{request.Method} {request.Path}: the answer has no {resource.Title} in it.");
    }
}
