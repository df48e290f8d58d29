using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;

namespace CloudflareAccess;

/// <summary>The fields of a custom page.</summary>
public abstract class CustomPageFields : WriteResourceCommand<AccessCustomPage>, IThrottled
{
    /// <summary>The version of what the template may use, from 1: such a page is sanitized. Without one, or with 0, it is a legacy page, which is served as it is.</summary>
    [Parameter]
    public virtual int? ContractVersion { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = DefaultLimit;

    private protected override Resource<AccessCustomPage> Resource => AccessApi.CustomPages;
}
