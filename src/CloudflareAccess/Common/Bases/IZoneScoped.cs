namespace CloudflareAccess.Common.Bases;

/// <summary>A cmdlet whose resource the API has for zones as well as for accounts.</summary>
internal interface IZoneScoped
{
    /// <summary>The zone to act on in place of the account.</summary>
    string? ZoneId { get; }
}
