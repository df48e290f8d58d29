using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Sandbox;

/// <summary>
/// How a sandbox behaves. An option whose name begins with Unknown stands for a behavior of the API that is not established:
/// either value may be the real one, so rehearse both where it matters.
/// </summary>
public sealed class SandboxOptions
{
    private static readonly Type[] SettableTypes = [typeof(bool), typeof(int), typeof(int?), typeof(TimeSpan)];

    private static readonly PropertyInfo[] Settable =
        typeof(SandboxOptions).GetProperties()
            .Where(static property => SettableTypes.Contains(property.PropertyType) && property.CanWrite)
            .ToArray();

    /// <summary>The names that <see cref="Set"/> accepts: the options that are true or false, a number, or a time.</summary>
    public static IReadOnlyList<string> Names { get; } =
        Settable.Select(static property => property.Name).OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    /// <summary>The id of the account, 32 hexadecimal digits.</summary>
    public string AccountId { get; set; } = "5a11d0b0c0ffee005a11d0b0c0ffee00";

    /// <summary>The id of the zone, 32 hexadecimal digits.</summary>
    public string ZoneId { get; set; } = "201e0000c0ffee00201e0000c0ffee00";

    /// <summary>The name of the zone. The domains of apps must be in it.</summary>
    public string ZoneName { get; set; } = "example.com";

    /// <summary>The API token that is accepted.</summary>
    public string Token { get; set; } = "sandbox-token-that-opens-nothing-else";

    /// <summary>Whether the token belongs to the account and is verified at the account's path. Otherwise it belongs to a user.</summary>
    public bool AccountOwnedToken { get; set; }

    /// <summary>The email that is accepted with <see cref="ApiKey"/>.</summary>
    public string Email { get; set; } = "admin@example.com";

    /// <summary>The global API key that is accepted with <see cref="Email"/>.</summary>
    public string ApiKey { get; set; } = "5a11d0b0c0ffee005a11d0b0c0ffee0012345";

    /// <summary>Whether the account starts empty, without the sample company.</summary>
    public bool Empty { get; set; }

    /// <summary>A JSON file that holds the account. It is read if it exists, and written after each change.</summary>
    public string? Path { get; set; }

    /// <summary>The delay of each response.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The clock; the time of the machine by default.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = static () => DateTimeOffset.UtcNow;

    /// <summary>Whether the token has a permission for Access. Without one, lists are empty and any other request is an error.</summary>
    public bool GrantAccess { get; set; } = true;

    /// <summary>Whether the token can only read.</summary>
    public bool ReadOnlyToken { get; set; }

    /// <summary>Whether Zero Trust is set up for the account.</summary>
    public bool AccessEnabled { get; set; } = true;

    /// <summary>The number of requests in five minutes. Any further request gets the status 429.</summary>
    public int RateLimit { get; set; } = 1200;

    /// <summary>
    /// How many requests fail after a change of mTLS: deletes of a certificate whose hostnames were removed, and updates of the
    /// certificate settings.
    /// </summary>
    public int CertificateLag { get; set; }

    /// <summary>How many times a policy test is reported as still running.</summary>
    public int PolicyTestLag { get; set; }

    /// <summary>Unknown: how many rows of the login log the pages of one time window reach; null for all.</summary>
    public int? UnknownRequestLogDepth { get; set; }

    /// <summary>Unknown: whether the API refuses to delete a custom page that apps use.</summary>
    public bool UnknownRefuseDeletingCustomPageInUse { get; set; }

    /// <summary>Unknown: whether the API refuses to delete a group that rules refer to.</summary>
    public bool UnknownRefuseDeletingGroupInUse { get; set; } = true;

    /// <summary>Unknown: whether the API refuses to delete an identity provider that apps or rules refer to.</summary>
    public bool UnknownRefuseDeletingIdentityProviderInUse { get; set; } = true;

    /// <summary>Unknown: whether a PUT of the organization resets the fields that it does not contain.</summary>
    public bool UnknownOrganizationPutReplacesAll { get; set; } = true;

    /// <summary>Unknown: whether a PUT of an identity provider without a client secret keeps the current one.</summary>
    public bool UnknownKeepIdentityProviderSecretOnPut { get; set; }

    /// <summary>Sets an option by its name.</summary>
    /// <param name="name">One of <see cref="Names"/>, in upper or lower case.</param>
    /// <param name="value">The value, or its text. Null or an empty text clears a number that can be null.</param>
    /// <exception cref="ArgumentException">The name is unknown, or the value does not fit.</exception>
    public void Set(string name, object? value)
    {
        var property = Settable.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"'{name}' is no option of the sandbox: {string.Join(", ", Names)}.");
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        property.SetValue(this, type is not null && text.Length == 0 ? null : Read(type ?? property.PropertyType, text)
            ?? throw new ArgumentException($"'{text}' is no value of {property.Name}, which is {Kind(type ?? property.PropertyType)}."));
    }

    private static object? Read(Type type, string text) =>
        type == typeof(bool) ? (bool.TryParse(text, out var flag) ? flag : null)
        : type == typeof(int) ? Integer(text)
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static int? Integer(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Kind(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(int) ? "a whole number"
        : "a time such as 0:00:01.5";
}
