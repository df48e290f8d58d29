namespace CloudflareAccess.Tests.Uses;

/// <summary>MCP portals and servers.</summary>
internal static partial class Catalogue
{
    private const string NewMcpServer = "New-CfAccessMcpServer notes https://mcp.notes.example/mcp";

    private const string NewMcpPortal = "New-CfAccessMcpPortal sales sales.example.com Sales";

    private static NounUses[] Mcp() =>
    [
        new("McpServer")
        {
            Field = "description",
            Uses =
            [
                new("Get-CfAccessMcpServer"),
                new($"{NewMcpServer} bearer Notes -AuthCredentials $secret") { Variants = [$"{NewMcpServer} unauthenticated Notes"] },
                new("Set-CfAccessMcpServer tickets -Description 'All tickets'"),
                new("$x | Remove-CfAccessMcpServer", $"$x = {NewMcpServer} unauthenticated Notes")
                {
                    Variants = ["Remove-CfAccessMcpServer tickets"],
                },
                new("Sync-CfAccessMcpServer tickets") { Views = ["Sync-CfAccessMcpServer tickets"] },
            ],
            Contract = """
                $server = New-CfAccessMcpServer notes https://mcp.notes.example/mcp bearer Notes -AuthCredentials $secret
                Get-CfAccessMcpServer
                $tools = @{ Name = 'search'; Enabled = $false }
                Get-CfAccessMcpServer notes | Set-CfAccessMcpServer -Description 'What we know' -UpdatedTools $tools
                $server | Sync-CfAccessMcpServer
                $server | Remove-CfAccessMcpServer
                """,
        },
        new("McpPortal")
        {
            Field = "description",
            Uses =
            [
                new("Get-CfAccessMcpPortal"),
                new(NewMcpPortal),
                new("Set-CfAccessMcpPortal engineering -Description 'All tools'"),
                new("$x | Remove-CfAccessMcpPortal", $"$x = {NewMcpPortal}") { Variants = ["Remove-CfAccessMcpPortal engineering"] },
            ],
            Contract = """
                $servers = @{ ServerId = 'tickets'; UpdatedTools = @{ Name = 'search'; Alias = 'find' } }
                $portal = New-CfAccessMcpPortal sales sales.example.com Sales -Servers $servers
                Get-CfAccessMcpPortal
                Get-CfAccessMcpPortal sales | Set-CfAccessMcpPortal -Description 'For sales'
                Get-CfAccessMcpRedirectUri sales tickets
                $portal | Remove-CfAccessMcpPortal
                """,
        },
        new("McpRedirectUri")
        {
            Uses = [new("Get-CfAccessMcpRedirectUri engineering tickets")],
        },
    ];
}
