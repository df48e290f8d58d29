using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Renames a tag.</summary>
[Cmdlet(VerbsCommon.Rename, "CfAccessTag", SupportsShouldProcess = true)]
[OutputType(typeof(AccessTag))]
public sealed class RenameCfAccessTagCommand : ResourceCommand<AccessTag>
{
    /// <summary>The tag: its name, or the object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "Id")]
    [RefersTo("Tag")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference? Tag { get; set; }

    /// <summary>The new name, 35 characters at most.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateLength(1, 35)]
    public string? NewName { get; set; }

    /// <summary>Returns the renamed tag.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Resource<AccessTag> Resource => AccessApi.Tags;

    /// <inheritdoc/>
    protected override void OnRecord() => Each([Tag!], tag => Rename(TargetOf(tag)));

    // One after the other: a name may become free by the one before.
    private void Rename(Target target)
    {
        if (!ShouldProcess($"{target}: name: {target.Key} → {NewName}", $"Rename {target} to '{NewName}'?", "Cloudflare Access"))
        {
            return;
        }

        var renamed = Await(call => Api.ReplaceAsync(Resource, target.At, target.Key, new JsonObject { ["name"] = NewName }, call, moves: true));
        if (PassThru)
        {
            WriteObject(renamed);
        }
    }
}
