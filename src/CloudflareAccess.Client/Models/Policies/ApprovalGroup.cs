using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>People who may approve a session, and how many of them have to.</summary>
public sealed class ApprovalGroup : AccessDocument
{
    /// <summary>How many have to approve. Required.</summary>
    public long? ApprovalsNeeded { get => Number(); set => Write(value); }

    /// <summary>Their email addresses.</summary>
    public string[]? EmailAddresses { get => Texts(); set => Write(Each(value, EmailAddress.Check)); }

    /// <summary>The id of a list of email addresses, in place of <see cref="EmailAddresses"/>.</summary>
    public string? EmailListUuid { get => Text(); set => Write(Uuid.Check(value)); }
}
