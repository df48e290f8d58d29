namespace CloudflareAccess.Client;

/// <summary>How people may connect by SSH.</summary>
public sealed class SshConnectionRules : AccessDocument
{
    /// <summary>The UNIX users they may log in as.</summary>
    public string[]? Usernames { get => Texts(); set => Write(value); }

    /// <summary>Whether they may log in as the part of their email address before the @.</summary>
    public bool? AllowEmailAlias { get => Flag(); set => Write(value); }
}
