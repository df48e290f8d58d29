using System;

namespace CloudflareAccess.Client;

/// <summary>A page that Access shows in place of its own. Source of truth: <c>access/custom_pages</c>.</summary>
public sealed class AccessCustomPage : AccessObject
{
    /// <summary>The id; the API calls it <c>uid</c> here.</summary>
    public override string? Id => Uid;

    /// <summary>The id under the API's own name.</summary>
    public string? Uid => Text();

    /// <summary>The name.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>What the page stands for; fixed once it is made.</summary>
    [KnownValues("identity_denied", "forbidden", "login", "interstitial")]
    public string? Type { get => Text(); set => Write(value); }

    /// <summary>The page itself. Lists and the answer to a change do not have it: read the page by its id.</summary>
    public string? CustomHtml { get => Text(); set => Write(value); }

    /// <summary>The version of what a template may use: from 1 the page is sanitized, and without one or with 0 it is a legacy page, served as it is.</summary>
    public long? ContractVersion { get => Number(); set => Write(value); }

    /// <summary>How many apps show it.</summary>
    public long? AppCount => Number();

    /// <summary>What the API finds doubtful in it; only in the answer to a change.</summary>
    public CustomPageWarning[]? Warnings => Parts<CustomPageWarning>();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();
}
