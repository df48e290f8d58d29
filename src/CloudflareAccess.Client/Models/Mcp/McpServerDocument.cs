using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client;

/// <summary>What the API says of an MCP server, wherever it shows one.</summary>
public abstract class McpServerDocument : AccessObject
{
    /// <summary>Tools that are switched off or renamed.</summary>
    public McpOverride[]? UpdatedTools { get => Parts<McpOverride>(); set => Write(value); }

    /// <summary>Prompts that are switched off or renamed.</summary>
    public McpOverride[]? UpdatedPrompts { get => Parts<McpOverride>(); set => Write(value); }

    /// <summary>The names of its tools, as the server gave them when they were last fetched.</summary>
    public string[]? Tools => Names("tools");

    /// <summary>The names of its prompts, as the server gave them when they were last fetched.</summary>
    public string[]? Prompts => Names("prompts");

    /// <summary>How Access logged in to it, without secrets.</summary>
    public McpAuthConfigSummary? AuthConfigSummary => Part<McpAuthConfigSummary>();

    /// <summary>Whether somebody has logged in to it.</summary>
    [KnownValues("not_required", "required", "connected", "stale", "manual")]
    public string? AuthenticationStatus => Text();

    /// <summary>How it is: only <c>ready</c> ones work.</summary>
    [KnownValues("waiting", "ready", "stale", "error")]
    public string? Status => Text();

    /// <summary>What went wrong when its tools were last fetched.</summary>
    public string? Error => Text();

    /// <summary>The same in detail.</summary>
    public McpErrorDetails? ErrorDetails => Part<McpErrorDetails>();

    /// <summary>When its tools were last fetched, or tried to be; the API has it in UTC.</summary>
    public DateTimeOffset? LastSynced => Time();

    /// <summary>When its tools were last fetched; the API has it in UTC.</summary>
    public DateTimeOffset? LastSuccessfulSync => Time();

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

    private string[]? Names(string field) =>
        (Document[field] as JsonArray)?.Select(static item => TextOf(item is JsonObject entry ? entry["name"] : item) ?? string.Empty).ToArray();
}
