using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>
/// Sends any request with the context's sign-in, retries and errors: the way to what has no cmdlet yet. A path that
/// begins with <c>access/</c> or <c>infrastructure/</c> stands below the context's account.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "CfAccessRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(PSObject))]
public sealed class InvokeCfAccessRequestCommand : AccessCommand, IZoneScoped
{
    private static readonly string[] ScopedRoots = ["access/", "infrastructure/"];

    /// <summary>The path below the API's base, such as <c>access/bookmarks</c> or <c>accounts/{id}/access/apps</c>.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The method; GET unless given.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The body: a hashtable, an object, an array, or JSON text.</summary>
    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    /// <summary>Query parameters; a value that is an array repeats its name.</summary>
    [Parameter]
    public IDictionary? Query { get; set; }

    /// <summary>Reads every page of a list.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        var body = JsonObjects.ToBody(Body);
        var path = FullPath();
        if (Method != "GET" && !ShouldProcess(
            $"{Method} {path}{(body is null ? "" : Environment.NewLine + SecretMask.Apply(body.ToJsonString(ClientJson.Compact)))}", $"{Method} {path}?", "Cloudflare Access"))
        {
            return;
        }

        for (var page = 1; ; page++)
        {
            var request = new ApiRequest(new HttpMethod(Method), path) { Subject = AccessApi.At(path), Query = Parameters(page), Body = body?.DeepClone() };
            var (result, info) = Await(call => Api.SendAsync(request, call));
            if (result.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
            {
                WriteObject(JsonObjects.ToPowerShell(result), enumerateCollection: true);
            }

            var isLast = !All || result.ValueKind != JsonValueKind.Array || result.GetArrayLength() == 0
                || info.PerPage is not { } size || result.GetArrayLength() < size || (long)page * size >= (info.TotalCount ?? long.MaxValue);
            if (isLast)
            {
                return;
            }
        }
    }

    private string FullPath()
    {
        var path = Path.TrimStart('/');
        if (path.StartsWith("client/v4/", StringComparison.Ordinal))
        {
            path = path.Substring("client/v4/".Length);
        }

        if (path.Contains('?') || path.Contains('#') || path.Contains("://") || path.Split('/').Any(static segment => segment is "." or ".."))
        {
            throw new InvalidValueException($"-Path '{Path}' is not a plain path: give the part after /client/v4/, and the query with -Query.");
        }

        return ScopedRoots.Any(root => path.StartsWith(root, StringComparison.Ordinal))
            ? $"{LocationOf(AccessApi.Apps).Scope.Prefix}/{path}"
            : path;
    }

    private List<KeyValuePair<string, string>> Parameters(int page)
    {
        var parameters = (Query ?? new Hashtable()).Keys.Cast<object>()
            .SelectMany(key => LanguagePrimitives.ConvertTo<string[]>(Query![key])
                .Select(value => new KeyValuePair<string, string>(key.ToString()!, value)))
            .ToList();
        if (All && page > 1)
        {
            parameters.RemoveAll(static parameter => parameter.Key == "page");
            parameters.Add(new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return parameters;
    }
}
