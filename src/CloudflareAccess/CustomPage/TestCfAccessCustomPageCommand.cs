using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Asks the API what it thinks of a custom page, before it is made or again. Nothing is changed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "CfAccessCustomPage", DefaultParameterSetName = Draft)]
[OutputType(typeof(AccessCustomPageCheck))]
public sealed class TestCfAccessCustomPageCommand : ResourceCommand<AccessCustomPage>
{
    private const string Draft = "Draft";
    private const string Existing = "Existing";

    /// <summary>What the page stands for.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string? Type { get; set; }

    /// <summary>The page: <c>Get-Content denied.html -Raw</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = Draft)]
    public string? CustomHtml { get; set; }

    /// <summary>The version of what the template may use, to check against; the newest unless given.</summary>
    [Parameter(ParameterSetName = Draft)]
    public int? ContractVersion { get; set; }

    /// <summary>Pages that exist: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Existing)]
    [RefersTo("CustomPage")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] CustomPage { get; set; } = [];

    private protected override Resource<AccessCustomPage> Resource => AccessApi.CustomPages;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (ParameterSetName == Draft)
        {
            Check(new AccessCustomPage { Type = Type, CustomHtml = CustomHtml, ContractVersion = ContractVersion });
            return;
        }

        // Lists do not have the HTML: each page is read by its id.
        Each(CustomPage, page =>
        {
            var target = TargetOf(page);
            Check(Await(call => Api.GetAsync(target.Resource, target.At, target.Key, call)));
        });
    }

    private void Check(AccessCustomPage page)
    {
        var body = new JsonObject { ["type"] = page.Type, ["template"] = page.CustomHtml };
        if (page.ContractVersion is { } version)
        {
            body["version"] = version;
        }

        WriteObject(Await(call => Api.ActAsync(AccessApi.CustomPageChecks, LocationOf(AccessApi.CustomPageChecks), null, null, body, call)));
    }
}
