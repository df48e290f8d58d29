using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>How client certificates are handled at one hostname. Source of truth: <c>access/certificates/settings</c>.</summary>
public sealed class AccessCertificateSetting : AccessObject
{
    /// <summary>The same as <see cref="Hostname"/>.</summary>
    public override string? Id => Hostname;

    /// <summary>The hostname, which has to be in a zone of the account.</summary>
    public string? Hostname { get => Text(); set => Write(HostName.Check(value)); }

    /// <summary>Whether certificates are asked for in China too.</summary>
    public bool? ChinaNetwork { get => Flag(); set => Write(value); }

    /// <summary>Whether the origin is sent the client's certificate in a header.</summary>
    public bool? ClientCertificateForwarding { get => Flag(); set => Write(value); }

    internal override string? Label => Hostname;
}
