using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Tests.Models;

/// <summary>The models, and a valid value for each of their properties.</summary>
internal static class ModelSamples
{
    private const string Uuid = "f174e90a-fafe-4643-bbbc-4a0ed4fc8415";

    /// <summary>Every public model, whatever resource it belongs to.</summary>
    public static IEnumerable<Type> Models { get; } = typeof(AccessDocument).Assembly.GetExportedTypes()
        .Where(static type => !type.IsAbstract && typeof(AccessDocument).IsAssignableFrom(type))
        .OrderBy(static type => type.Name, StringComparer.Ordinal)
        .ToArray();

    /// <summary>The properties that may be written and live in the document; secrets lie beside it.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type model) =>
        model.GetProperties()
            .Where(static property => property.SetMethod is { IsPublic: true } && property.PropertyType != typeof(SecureString));

    /// <summary>The field of a property. The few names that no rule gives are here.</summary>
    public static string FieldOf(PropertyInfo property) =>
        property.Name switch
        {
            nameof(AppDestination.L4Protocol) => "l4_protocol",
            nameof(AccessCertificate.Pem) => "certificate",
            nameof(TargetIp.Ipv4) => "ipv4",
            nameof(TargetIp.Ipv6) => "ipv6",
            var name => AccessDocument.FieldName(name),
        };

    public static AccessDocument New(Type model) => (AccessDocument)Activator.CreateInstance(model)!;

    public static TModel Read<TModel>(string json) where TModel : AccessObject, new()
    {
        var model = new TModel();
        using var document = JsonDocument.Parse(json);
        model.Load(document.RootElement.Clone());
        return model;
    }

    public static SecureString Hidden(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        return secret;
    }

    public static object Value(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when type == typeof(string) => Text(property),
            _ when type == typeof(string[]) => new[] { Text(property) },
            _ when type == typeof(bool) => true,
            _ when type == typeof(long) => 21L,
            _ when type == typeof(long[]) => new[] { 256L },
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero),
            _ when type == typeof(IDictionary) => new Hashtable { ["hostname"] = new object[] { "one", "two" } },
            _ when type == typeof(AccessRule[]) => new[] { AccessRule.FromJson(new JsonObject { ["everyone"] = new JsonObject() }) },
            _ when typeof(AccessDocument).IsAssignableFrom(type) => New(type),
            _ when type.IsArray && typeof(AccessDocument).IsAssignableFrom(type.GetElementType()) => ArrayOfOne(type.GetElementType()!),
            _ => throw new NotSupportedException(
                $"{property.DeclaringType!.Name}.{property.Name} is a {type.Name}: give a valid value here."),
        };
    }

    private static Array ArrayOfOne(Type item)
    {
        var array = Array.CreateInstance(item, 1);
        array.SetValue(New(item), 0);
        return array;
    }

    private static string Text(PropertyInfo property) =>
        property.GetCustomAttribute<KnownValuesAttribute>()?.Values[0] ?? property.Name switch
        {
            "AllowedIdps" or "CustomPages" or "IdpUid" or "IdpId" or "VnetId" or "EmailListUuid" or "SamlCertificateSetId"
                or "ServiceTokenId" or "VirtualNetworkId" => Uuid,
            "IpAddr" => "10.0.0.5",
            "Hostname" when property.DeclaringType == typeof(AccessMcpServer) => "https://mcp.example.com/mcp",
            "Pem" => RootCertificate.Pem,
            "Cidr" => "10.0.0.0/8",
            "Email" or "EmailAddresses" => "ann@example.com",
            "UserSeatExpirationInactiveTime" => "1460h",
            "Hostname" or "AssociatedHostnames" => "wiki.example.com",
            var name when name.EndsWith("Duration", StringComparison.Ordinal)
                || name.EndsWith("Lifetime", StringComparison.Ordinal) => "12h",
            var name when name.EndsWith("Url", StringComparison.Ordinal)
                || name.EndsWith("Uri", StringComparison.Ordinal) => "https://example.com/a",
            var name => $"some {name}",
        };
}
