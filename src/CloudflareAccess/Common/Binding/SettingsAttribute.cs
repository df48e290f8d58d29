using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Security;
using CloudflareAccess.Client;

namespace CloudflareAccess.Common.Binding;

/// <summary>Says which settings there are, in words of a person, where a hashtable names one that is not: PowerShell says it in types.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingsAttribute(Type model) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        Check(inputData, model);
        return inputData;
    }

    private static void Check(object? value, Type type)
    {
        switch (value is PSObject wrapped ? wrapped.BaseObject : value)
        {
            case IDictionary settings:
                foreach (DictionaryEntry setting in settings)
                {
                    Check(setting, type);
                }

                break;
            case object[] several:
                Array.ForEach(several, one => Check(one, type));
                break;
            default:
                break;
        }
    }

    private static void Check(DictionaryEntry setting, Type type)
    {
        var known = type.GetProperties().Where(static property => property.CanWrite).ToList();
        var property = known.Find(property => string.Equals(property.Name, setting.Key.ToString(), StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentTransformationMetadataException($"'{setting.Key}' is none of the settings, which are {string.Join(", ", known.Select(Shown))}.");
        if (typeof(AccessDocument).IsAssignableFrom(One(property.PropertyType)))
        {
            Check(setting.Value, One(property.PropertyType));
        }
    }

    private static string Shown(PropertyInfo property)
    {
        var type = One(property.PropertyType);
        var kind = type == typeof(string) || type == typeof(SecureString) ? "text" : type == typeof(bool) ? "True or False" : type == typeof(long) ? "number" : type == typeof(DateTimeOffset) ? "time" : "hashtable";
        return $"{property.Name} ({(property.PropertyType.IsArray ? "list: " : string.Empty)}{kind})";
    }

    private static Type One(Type type) => type.IsArray ? type.GetElementType()! : Nullable.GetUnderlyingType(type) ?? type;
}
