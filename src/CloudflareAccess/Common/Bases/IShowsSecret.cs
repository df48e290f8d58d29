using System.Management.Automation;

namespace CloudflareAccess.Common.Bases;

/// <summary>A cmdlet whose answer has a secret that the API shows once.</summary>
internal interface IShowsSecret
{
    /// <summary>Whether the secret is wanted as text.</summary>
    SwitchParameter AsPlainText { get; }
}
