namespace CloudflareAccess.Client;

/// <summary>How people may connect to the targets of an app.</summary>
public sealed class ConnectionRules : AccessDocument
{
    /// <summary>By SSH, for infrastructure apps.</summary>
    public SshConnectionRules? Ssh { get => Part<SshConnectionRules>(); set => Write(value); }

    /// <summary>By RDP.</summary>
    public RdpConnectionRules? Rdp { get => Part<RdpConnectionRules>(); set => Write(value); }
}
