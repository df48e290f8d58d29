using System;
using System.Security;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>A client id and a secret by which a program passes Access.</summary>
public sealed class AccessServiceToken : AccessObject
{
    /// <summary>The name. At most 350 characters.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>
    /// How long it is valid, as a Go duration such as <c>8760h</c> (one year, unless given), or <c>forever</c>.
    /// </summary>
    public string? Duration { get => Text(); set => Write(GoDuration.CheckOrForever(value)); }

    /// <summary>Whether it is accepted; true unless given. A disabled token can be enabled again.</summary>
    public bool? Enabled { get => Flag(); set => Write(value); }

    /// <summary>What a program sends as <c>CF-Access-Client-Id</c>.</summary>
    public string? ClientId => Text();

    /// <summary>
    /// What a program sends as <c>CF-Access-Client-Secret</c>. The API shows it once, when the token is made or
    /// rotated.
    /// </summary>
    public SecureString? ClientSecret => Secret("client_secret");

    /// <summary>
    /// The number of the secret. Raising it replaces the secret, unseen; rotating the token is the way to get the new
    /// one.
    /// </summary>
    public long? ClientSecretVersion { get => Number(); set => Write(value); }

    /// <summary>Until when the secret before this one is accepted; at a rotation, that ends at once unless given.</summary>
    public DateTimeOffset? PreviousClientSecretExpiresAt { get => Time(); set => Write(value); }

    /// <summary>When it expires; absent when it never does. The API has it in UTC.</summary>
    public DateTimeOffset? ExpiresAt => Time();

    /// <summary>When it was last used; the API has it in UTC.</summary>
    public DateTimeOffset? LastSeenAt => Time();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
