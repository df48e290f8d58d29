using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>One address under which people reach several MCP servers. Source of truth: <c>access/ai-controls/mcp/portals</c>.</summary>
public sealed class AccessMcpPortal : AccessObject
{
    /// <summary>The id, which whoever makes the portal chooses: at most 32 characters.</summary>
    public override string? Id => Text();

    /// <summary>The name; at most 350 characters.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>The hostname of the portal, in a zone of the account; no two portals have the same.</summary>
    public string? Hostname { get => Text(); set => Write(HostName.Check(value)); }

    /// <summary>What it is for; at most 512 characters.</summary>
    public string? Description { get => Text(); set => Write(value); }

    /// <summary>The servers that it offers.</summary>
    public McpPortalServer[]? Servers { get => Parts<McpPortalServer>(); set => Write(value); }

    /// <summary>Whether traffic goes through the Secure Web Gateway.</summary>
    public bool? SecureWebGateway { get => Flag(); set => Write(value); }

    /// <summary>Whether clients may work by code in place of single tools.</summary>
    [KnownValues("off", "opt_in", "default_on", "enforced")]
    public string? CodeMode { get => Text(); set => Write(value); }

    /// <summary>The same as a yes or no. Deprecated for <see cref="CodeMode"/>.</summary>
    public bool? AllowCodeMode { get => Flag(); set => Write(value); }

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    /// <summary>Who made it.</summary>
    public string? CreatedBy => Text();

    /// <summary>When it was last changed; the API has it in UTC and calls it <c>modified_at</c>.</summary>
    public override DateTimeOffset? UpdatedAt => ModifiedAt;

    /// <summary>When it was last changed, under the API's own name.</summary>
    public DateTimeOffset? ModifiedAt => Time();

    /// <summary>Who changed it last.</summary>
    public string? ModifiedBy => Text();

    // Of id and name the id is what a person chose to be typed.
    internal override string? Label => Id;
}
