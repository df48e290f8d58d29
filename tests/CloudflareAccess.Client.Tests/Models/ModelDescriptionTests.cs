using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Tests.Hosting;

namespace CloudflareAccess.Client.Tests.Models;

/// <summary>The models against Cloudflare's published description of the API.</summary>
public sealed class ModelDescriptionTests
{
    private const string Secret = "a secret: it is kept beside the document";
    private const string CamelCase = "written in camel case by the API: the property of that name";
    private const string Flat = "shown flat, by properties of the model itself";
    private const string Request = "only in the request, which the cmdlet writes";

    /// <summary>Actions that return an object of a resource.</summary>
    private static readonly (string Path, Type Model)[] Actions =
    [
        ("access/service_tokens/{}/refresh", typeof(AccessServiceToken)),
        ("access/service_tokens/{}/rotate", typeof(AccessServiceToken)),
    ];

    /// <summary>Fields of the description without a property of that name, and why.</summary>
    private static readonly Dictionary<string, string> Unmodelled = new(StringComparer.Ordinal)
    {
        ["SaasApp.client_secret"] = Secret,
        ["AppScimAuthentication.password"] = Secret,
        ["AppScimAuthentication.token"] = Secret,
        ["AppScimAuthentication.client_secret"] = Secret,
        ["IdentityProviderConfig.client_secret"] = Secret,
        ["IdentityProviderScimConfig.secret"] = Secret,
        ["AccessCertificateSetting.settings"] = "the body of a change wraps the list",
        ["AccessCustomPageCheck.template"] = Request,
        ["AccessCustomPageCheck.type"] = Request,
        ["AccessPolicyTest.policies"] = Request,
        ["AccessAppUserCheck.app_state"] = Flat,
        ["AccessScimGroup.displayName"] = CamelCase,
        ["AccessScimGroup.externalId"] = CamelCase,
        ["AccessScimUser.displayName"] = CamelCase,
        ["AccessScimUser.externalId"] = CamelCase,
        ["ScimMeta.lastModified"] = CamelCase,
        ["AccessUserIdentity.devicePosture"] = CamelCase,
        ["AccessUserIdentity.isActive"] = CamelCase,
        ["AccessUserIdentity.geo"] = Flat,
        ["AccessUserIdentity.iat"] = "IssuedAt, as of a session",
        ["AccessUserSession.metadata"] = Flat,
        ["AccessUserFailedLogin.metadata"] = Flat,
    };

    [Fact]
    public void Every_field_of_the_description_is_a_property_or_has_a_reason_not_to_be()
    {
        var survey = Survey();

        Assert.True(
            !survey.Missing.Any(static field => !Unmodelled.ContainsKey(field)),
            string.Join(" ", survey.Missing.Where(static field => !Unmodelled.ContainsKey(field)).Order(StringComparer.Ordinal)));
        Assert.Empty(Unmodelled.Keys.Except(survey.Missing).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fixed_value_of_the_description_is_a_known_value_of_its_property() =>
        Assert.Empty(Survey().UnknownValues.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_field_that_only_the_API_writes_is_a_property_without_a_setter() =>
        Assert.Empty(Survey().Writable.Order(StringComparer.Ordinal));

    private static DescriptionSurvey Survey()
    {
        var survey = new DescriptionSurvey(PublishedDescription.Read());
        var resources = AccessApi.All.Where(static resource => resource.Kind != ResourceKind.Outside);
        foreach (var (path, model) in resources.SelectMany(Paths).Concat(Actions))
        {
            survey.Operations(path, model);
        }

        return survey;
    }

    // The list or the only object, and one object of the list.
    private static IEnumerable<(string Path, Type Model)> Paths(Resource resource)
    {
        if (resource.IsSingleton || (resource.Can & (Verbs.List | Verbs.Create)) != 0)
        {
            yield return (resource.Path, resource.Model);
        }

        // A session is listed as one model and read as another.
        if (!resource.IsSingleton && resource.Can.HasFlag(Verbs.Get) && resource != AccessApi.UserSessions)
        {
            yield return ($"{resource.Path}/{{}}", resource.Model);
        }
    }

    /// <summary>Walks schemas and models side by side.</summary>
    private sealed class DescriptionSurvey(PublishedDescription description)
    {
        private readonly HashSet<(JsonNode, Type)> _seen = [];

        public HashSet<string> Missing { get; } = [];

        public HashSet<string> UnknownValues { get; } = [];

        public HashSet<string> Writable { get; } = [];

        /// <summary>Compares every operation of a path below the account with a model.</summary>
        public void Operations(string path, Type model)
        {
            var operations = description.Paths
                .Where(described => Regex.Replace(described.Key, @"\{[^}]*\}", "{}") == $"/accounts/{{}}/{path}")
                .Select(static described => described.Value!.AsObject())
                .ToList();
            Assert.True(operations.Count == 1, $"The description has no {path}.");
            foreach (var (method, operation) in operations[0].Where(static one => one.Key is "get" or "post" or "put"))
            {
                if (operation!["requestBody"] is { } request)
                {
                    foreach (var schema in description.Schemas(request))
                    {
                        Compare(schema, model);
                    }
                }

                foreach (var result in description.Results(operation))
                {
                    Compare(result, model);
                }
            }
        }

        private void Compare(JsonNode schema, Type model)
        {
            foreach (var one in description.Alternatives(schema).Where(one => _seen.Add((one, model))))
            {
                if (one["items"] is { } items)
                {
                    Compare(items, model);
                }

                foreach (var (field, value) in one["properties"]?.AsObject() ?? [])
                {
                    var property = model.GetProperties().SingleOrDefault(property => ModelSamples.FieldOf(property) == field);
                    if (property is null)
                    {
                        Missing.Add($"{model.Name}.{field}");
                    }
                    else
                    {
                        CompareProperty(value!, property);
                    }
                }
            }
        }

        private void CompareProperty(JsonNode schema, PropertyInfo property)
        {
            var type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
            if (typeof(AccessDocument).IsAssignableFrom(type))
            {
                Compare(schema, type);
            }

            if (type == typeof(string))
            {
                var known = property.GetCustomAttribute<KnownValuesAttribute>()?.Values ?? [];
                var unknown = description.Alternatives(schema)
                    .SelectMany(one => one["items"] is { } items ? description.Alternatives(items) : [one])
                    .SelectMany(static one => one["enum"]?.AsArray() ?? [])
                    .Select(static value => (string)value!)
                    .Except(known);
                UnknownValues.UnionWith(unknown.Select(value => $"{property.DeclaringType!.Name}.{property.Name}: {value}"));
            }

            if (property.SetMethod is not null && description.Alternatives(schema).Any(static one => (bool?)one["readOnly"] == true))
            {
                Writable.Add($"{property.DeclaringType!.Name}.{property.Name}");
            }
        }
    }
}
