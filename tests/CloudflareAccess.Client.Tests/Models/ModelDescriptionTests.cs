using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Tests.Models;

/// <summary>The models against Cloudflare's published description of the API.</summary>
public sealed class ModelDescriptionTests
{
    private const string Access = "/accounts/{account_id}/access";
    private const string Secret = "a secret: it is kept beside the document";
    private const string CamelCase = "written in camel case by the API: the property of that name";
    private const string Flat = "shown flat, by properties of the model itself";

    private static readonly (string Path, Type Model)[] Resources =
    [
        ("/apps", typeof(AccessApp)),
        ("/apps/{app_id}", typeof(AccessApp)),
        ("/apps/{app_id}/policies", typeof(AccessPolicy)),
        ("/apps/{app_id}/policies/{policy_id}", typeof(AccessPolicy)),
        ("/policies", typeof(AccessPolicy)),
        ("/policies/{policy_id}", typeof(AccessPolicy)),
        ("/groups", typeof(AccessGroup)),
        ("/groups/{group_id}", typeof(AccessGroup)),
        ("/identity_providers", typeof(AccessIdentityProvider)),
        ("/identity_providers/{identity_provider_id}", typeof(AccessIdentityProvider)),
        ("/service_tokens", typeof(AccessServiceToken)),
        ("/service_tokens/{service_token_id}", typeof(AccessServiceToken)),
        ("/service_tokens/{service_token_id}/refresh", typeof(AccessServiceToken)),
        ("/service_tokens/{service_token_id}/rotate", typeof(AccessServiceToken)),
        ("/certificates", typeof(AccessCertificate)),
        ("/certificates/{certificate_id}", typeof(AccessCertificate)),
        ("/tags", typeof(AccessTag)),
        ("/organizations", typeof(AccessOrganization)),
        ("/keys", typeof(AccessSigningKey)),
        ("/gateway_ca", typeof(AccessGatewayCa)),
        ("/idp_federation_grants", typeof(AccessIdpFederationGrant)),
        ("/authenticator_device_aaguids", typeof(AccessAuthenticatorAaguid)),
        ("/apps/{app_id}/ca", typeof(AccessAppCertificateAuthority)),
        ("/apps/{app_id}/settings", typeof(AccessAppSetting)),
        ("/certificates/settings", typeof(AccessCertificateSetting)),
        ("/tags/{tag_name}", typeof(AccessTag)),
        ("/users", typeof(AccessUser)),
        ("/users/{user_id}", typeof(AccessUser)),
        ("/users/{user_id}/active_sessions", typeof(AccessUserSession)),
        ("/users/{user_id}/failed_logins", typeof(AccessUserFailedLogin)),
        ("/logs/access_requests", typeof(AccessRequestLog)),
        ("/custom_pages", typeof(AccessCustomPage)),
        ("/custom_pages/{custom_page_id}", typeof(AccessCustomPage)),
        ("/ai-controls/mcp/portals", typeof(AccessMcpPortal)),
        ("/ai-controls/mcp/portals/{id}", typeof(AccessMcpPortal)),
        ("/ai-controls/mcp/servers", typeof(AccessMcpServer)),
        ("/ai-controls/mcp/servers/{id}", typeof(AccessMcpServer)),
        ("/ai-controls/mcp/servers/{id}/sync", typeof(AccessMcpSync)),
        ("/ai-controls/mcp/portals/{portal_id}/servers/{server_id}/effective-redirect-uri", typeof(AccessMcpRedirectUri)),
        ("/saml_certificates", typeof(AccessSamlCertificate)),
        ("/saml_certificates/{saml_cert_set_id}", typeof(AccessSamlCertificate)),
        ("/identity_providers/{identity_provider_id}/scim/users", typeof(AccessScimUser)),
        ("/identity_providers/{identity_provider_id}/scim/groups", typeof(AccessScimGroup)),
        ("/logs/scim/updates", typeof(AccessScimLog)),
        ("/logs/jit_requests", typeof(AccessJitRequestLog)),
        ("/logs/jit_requests/{knock_request_id}", typeof(AccessJitRequestLog)),
        ("/users/{user_id}/last_seen_identity", typeof(AccessUserIdentity)),
        ("/users/{user_id}/active_sessions/{nonce}", typeof(AccessUserIdentity)),
        ("/apps/{app_id}/user_policy_checks", typeof(AccessAppUserCheck)),
        ("/organizations/doh", typeof(AccessOrganizationDoh)),
        ("/policy-tests/{policy_test_id}", typeof(AccessPolicyTest)),
        ("/policy-tests/{policy_test_id}/users", typeof(AccessPolicyTestUser)),
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

        Assert.True(!survey.Missing.Any(static field => !Unmodelled.ContainsKey(field)), string.Join(" ", survey.Missing.Where(static field => !Unmodelled.ContainsKey(field)).Order(StringComparer.Ordinal)));
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
        foreach (var (path, model) in Resources)
        {
            survey.Operations(Access + path, model);
        }

        return survey;
    }

    /// <summary>Walks schemas and models side by side.</summary>
    private sealed class DescriptionSurvey(PublishedDescription description)
    {
        private readonly HashSet<(JsonNode, Type)> _seen = [];

        public HashSet<string> Missing { get; } = [];

        public HashSet<string> UnknownValues { get; } = [];

        public HashSet<string> Writable { get; } = [];

        public void Operations(string path, Type model)
        {
            var operations = description.Paths[path]?.AsObject();
            Assert.True(operations is not null, $"The description has no {path}.");
            foreach (var (method, operation) in operations.Where(static one => one.Key is "get" or "post" or "put"))
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
