using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace CloudflareAccess.Sandbox;

/// <summary>
/// How a sandbox behaves. A switch whose name begins with Unknown stands for what nobody has established of the API:
/// either way may be the real one, so rehearse both where it matters.
/// </summary>
public sealed class SandboxOptions
{
    private static readonly Type[] Plain = [typeof(bool), typeof(int), typeof(int?), typeof(TimeSpan)];

    private static readonly PropertyInfo[] Settable =
        typeof(SandboxOptions).GetProperties().Where(static property => Plain.Contains(property.PropertyType) && property.CanWrite).ToArray();

    /// <summary>The names that <see cref="Set"/> takes: what is a yes or no, a number, or a time.</summary>
    public static IReadOnlyList<string> Names { get; } = Settable.Select(static property => property.Name).OrderBy(static name => name, StringComparer.Ordinal).ToArray();

    /// <summary>The one account, 32 hex digits.</summary>
    public string AccountId { get; set; } = "5a11d0b0c0ffee005a11d0b0c0ffee00";

    /// <summary>The one zone, 32 hex digits.</summary>
    public string ZoneId { get; set; } = "201e0000c0ffee00201e0000c0ffee00";

    /// <summary>The zone's name: domains of apps have to be in it.</summary>
    public string ZoneName { get; set; } = "example.com";

    /// <summary>The API token that is accepted.</summary>
    public string Token { get; set; } = "sandbox-token-that-opens-nothing-else";

    /// <summary>Whether the token is the account's own, which is verified at the account's path, or a user's.</summary>
    public bool AccountOwnedToken { get; set; }

    /// <summary>The email that is accepted with <see cref="ApiKey"/>.</summary>
    public string Email { get; set; } = "admin@example.com";

    /// <summary>The global API key that is accepted with <see cref="Email"/>.</summary>
    public string ApiKey { get; set; } = "5a11d0b0c0ffee005a11d0b0c0ffee0012345";

    /// <summary>Whether the account begins without the small company in it.</summary>
    public bool Empty { get; set; }

    /// <summary>A JSON file in which the account is kept; read if it exists, written after each change.</summary>
    public string? Path { get; set; }

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The time; the machine's unless given.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = static () => DateTimeOffset.UtcNow;

    /// <summary>Whether the token has any permission for Access. Without one, lists are empty and all else is refused.</summary>
    public bool GrantAccess { get; set; } = true;

    /// <summary>Whether the token may read and not write.</summary>
    public bool ReadOnlyToken { get; set; }

    /// <summary>Whether Zero Trust was ever set up for the account.</summary>
    public bool AccessEnabled { get; set; } = true;

    /// <summary>Requests in five minutes before every call is answered 429.</summary>
    public int RateLimit { get; set; } = 1200;

    /// <summary>How often a certificate without hostnames is still said to have associations, and changed settings to be still on their way.</summary>
    public int CertificateLag { get; set; }

    /// <summary>How often a policy test is still said to be under way.</summary>
    public int PolicyTestLag { get; set; }

    /// <summary>Unknown: how many rows of the log of logins can be reached by pages of one time window; null for all.</summary>
    public int? UnknownRequestLogDepth { get; set; }

    /// <summary>Unknown: whether the API refuses to delete a custom page that apps show.</summary>
    public bool UnknownRefuseDeletingCustomPageInUse { get; set; }

    /// <summary>Unknown: whether the API refuses to delete a group that rules refer to.</summary>
    public bool UnknownRefuseDeletingGroupInUse { get; set; } = true;

    /// <summary>Unknown: whether the API refuses to delete an identity provider that apps or rules refer to.</summary>
    public bool UnknownRefuseDeletingIdentityProviderInUse { get; set; } = true;

    /// <summary>Unknown: whether a PUT of the organization resets what it does not name, or leaves it.</summary>
    public bool UnknownOrganizationPutReplacesAll { get; set; } = true;

    /// <summary>Unknown: whether a PUT of an identity provider without its client secret keeps the one it has.</summary>
    public bool UnknownKeepIdentityProviderSecretOnPut { get; set; }

    /// <summary>Sets one of <see cref="Names"/> to a value, or to the text of one.</summary>
    /// <param name="name">The name; upper and lower case are the same.</param>
    /// <param name="value">The value. Nothing stands for no number.</param>
    /// <exception cref="ArgumentException">There is no such name, or it takes no such value.</exception>
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
        : type == typeof(int) ? (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null)
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;

    private static string Kind(Type type) => type == typeof(bool) ? "true or false" : type == typeof(int) ? "a whole number" : "a time such as 0:00:01.5";
}
