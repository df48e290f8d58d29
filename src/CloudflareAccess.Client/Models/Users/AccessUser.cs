using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>A person who has logged in to Access, or was made beforehand.</summary>
public sealed class AccessUser : AccessObject
{
    /// <summary>The email address, by which Access knows the person.</summary>
    public string? Email { get => Text(); set => Write(EmailAddress.Check(value)); }

    /// <summary>The name.</summary>
    public string? Name { get => Text(); set => Write(value); }

    /// <summary>Whether the person has a seat for Access, by a login.</summary>
    public bool? AccessSeat => Flag();

    /// <summary>Whether the person has a seat for Gateway, by the WARP client.</summary>
    public bool? GatewaySeat => Flag();

    /// <summary>The id of the seat; absent or empty when the person has none.</summary>
    public string? SeatUid => Text();

    /// <summary>How many devices are registered.</summary>
    public long? ActiveDeviceCount => Number();

    /// <summary>When the person last logged in; the API has it in UTC.</summary>
    public DateTimeOffset? LastSuccessfulLogin => Time();

    /// <summary>The id of the person, under the name that other parts of the API use.</summary>
    public string? Uid => Text();

    /// <summary>When it was made; the API has it in UTC.</summary>
    public DateTimeOffset? CreatedAt => Time();

    internal override string? Label => Email ?? Name;
}
