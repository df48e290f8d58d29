using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes the given fields of MCP servers and keeps all others. URL and kind of login are fixed; what logs Access in stays unless it is given.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessMcpServer", SupportsShouldProcess = true)]
[OutputType(typeof(AccessMcpServer))]
public sealed class SetCfAccessMcpServerCommand : McpServerFields
{
    /// <summary>The servers: ids, or objects; what was changed in an object is written too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [RefersTo("McpServer")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] McpServer { get; set; } = [];

    /// <summary>A new name.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Fields to empty, by the names of their parameters. What is not named stays as it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ClearCompleter))]
    public string[]? Clear { get; set; }

    /// <summary>Writes the change also if the server was changed on the server since the object was read.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the server as the server has it now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void OnGiven() => Each(McpServer, item => ChangeAsync(item, Clear, Force, PassThru));
}
