using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Rules;
using CloudflareAccess.Client.Tests.Hosting;

namespace CloudflareAccess.Client.Tests.Resources;

/// <summary>The references that the resources describe, against Cloudflare's published description of the API.</summary>
public sealed class ReferenceDescriptionTests
{
    private const string OwnKey = "the object's own key";
    private const string Foreign = "an id that a foreign system gives";
    private const string ReadOnlyCopy = "the API's own copy in a response, beside the field that refers";

    // What the name of a field that holds an id looks like.
    private static readonly Regex IdLike = new(
        @"(^|[._])(u?id|uuid|u?ids|uuids|idps?|aaguids?|uids|aud)(\[\])?$|_(id|uid|uuid|aaguids)s?(\[\])?$|^tags\[\]$|custom_pages(\[\]|\.\w+)$|name_by_idp\.\*$|hostname\[\]$",
        RegexOptions.CultureInvariant);

    /// <summary>Fields that look like ids and are no references, and why.</summary>
    private static readonly Dictionary<string, string> NoReference = new(StringComparer.Ordinal)
    {
        ["*.id"] = OwnKey,
        ["*.uid"] = OwnKey,
        ["AuthenticatorAaguid.aaguid"] = OwnKey,
        ["App.aud"] = OwnKey,
        ["App.saas_app.client_id"] = "made by Access for the SaaS app",
        ["App.saas_app.idp_entity_id"] = "made by Access for the SaaS app",
        ["App.saas_app.sp_entity_id"] = Foreign,
        ["ServiceToken.client_id"] = "the token's own user name",
        ["OrganizationDoh.client_id"] = ReadOnlyCopy,
        ["JitRequestLog.knock_request_id"] = OwnKey,
        ["IdentityProvider.saml_certificate_set.current_certificate.uid"] = ReadOnlyCopy,
        ["SamlCertificate.current_certificate.uid"] = "a certificate within the set; nothing is kept under it",
        ["ProviderSamlCertificate.current_certificate.uid"] = "a certificate within the set; nothing is kept under it",
        ["IdentityProvider.config.client_id"] = Foreign,
        ["IdentityProvider.config.directory_id"] = Foreign,
        ["IdentityProvider.config.centrify_app_id"] = Foreign,
        ["IdentityProvider.config.authorization_server_id"] = Foreign,
        ["IdentityProvider.config.ping_env_id"] = Foreign,
        ["McpServer.auth_config_summary.registration_info.client_id"] = Foreign,
        ["McpPortal.servers[].auth_config_summary.registration_info.client_id"] = Foreign,
        ["RequestLog.ray_id"] = "of one request",
        ["JitRequestLog.events[].ray_id"] = "of one request",
        ["JitRequestLog.events[].actor_idp"] = "nothing says that it is an id",
        ["ScimLog.cf_resource_id"] = "a provisioned user or group: which of the two is in resource_type, and neither is read by id alone",
        ["ScimLog.idp_resource_id"] = Foreign,
        ["UserIdentity.account_id"] = "the account that was read",
        ["SessionIdentity.account_id"] = "the account that was read",
        ["AppUserCheck.user_identity.account_id"] = "the account that was read",
        ["AppPolicy.account_id"] = "the account that was read",
        ["App.policies[].account_id"] = "the account that was read",
        ["AppUserCheck.user_identity.id"] = Foreign,
        ["UserIdentity.device_id"] = "a device: no product kind that this module knows lists it",
        ["SessionIdentity.device_id"] = "a device: no product kind that this module knows lists it",
        ["User.seat_uid"] = "the user's own seat",
        ["PolicyTestUser.id"] = "the user's id under the row's own name",
        ["*.azureAD.id"] = Foreign,
        ["*.auth_context.id"] = "an authentication context of Entra, kept by the provider",
        ["*.auth_context.ac_id"] = "an authentication context of Entra, kept by the provider",
        ["Group.is_default[]"] = "described as rules, and true or false in fact",
    };

    [Fact]
    public void Every_field_that_looks_like_an_id_is_a_reference_or_has_a_reason_not_to_be()
    {
        var description = PublishedDescription.Read();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var seen = 0;
        foreach (var (resource, path) in IdsOf(description))
        {
            seen++;
            if (AccessApi.All.Where(one => one.Path == resource.Path).Select(one => Reason(one, path)).OfType<string>().FirstOrDefault() is { } reason)
            {
                used.Add(reason);
            }
            else if (!AccessApi.All.Any(one => one.Path == resource.Path && IsDescribed(one, path)))
            {
                missing.Add($"{resource.Name}.{path}");
            }
        }

        Assert.True(seen > 150, $"Only {seen} ids were found.");
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
        Assert.Empty(NoReference.Keys.Except(used).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_to_a_resource_that_is_described()
    {
        var names = AccessApi.All.Select(static resource => resource.Name).ToList();
        var to = AccessApi.All.SelectMany(static resource => resource.References.Select(static reference => reference.To))
            .Concat(RuleSelectors.All.SelectMany(static selector => selector.Fields.Select(static field => field.RefersTo).OfType<string>()));

        Assert.Empty(to.Except(names));
    }

    [Fact]
    public void No_field_of_a_kind_that_the_module_knows_is_left_without_a_reference()
    {
        // The kinds whose ids the API documents by name; a field named so must not be explained away.
        string[] known =
        [
            "idp_id", "idp_uid", "identity_provider_id", "token_id", "service_token_id", "app_uid", "app_aud", "mcp_server_id", "server_id", "worker_id",
            "vnet_id", "virtual_network_id", "email_list_uuid", "integration_uid", "saml_certificate_set_id", "required_aaguids", "user_uuid", "actor_uuid",
        ];

        Assert.DoesNotContain(NoReference.Keys, path => known.Contains(path.Split('.')[^1]));
    }

    // The ids in bodies and results of the operations of each resource, by path.
    private static IEnumerable<(Resource Resource, string Path)> IdsOf(PublishedDescription description) =>
        from resource in AccessApi.All
        where resource.Kind != ResourceKind.Outside
        let form = new Regex($"^/(accounts|zones)/{{[^}}]+}}/{Regex.Escape(resource.Path).Replace(@"\{}", "{[^}]+}", StringComparison.Ordinal)}(/{{[^}}]+}})?$")
        from path in description.Paths
        where form.IsMatch(path.Key) && !IsAnother(resource, path.Key)
        from operation in path.Value!.AsObject()
        where operation.Value!["responses"] is not null
        from schema in (operation.Value["requestBody"] is { } request ? description.Schemas(request) : []).Concat(description.Results(operation.Value))
        from value in description.Values(schema)
        let field = value.Path.StartsWith("[].", StringComparison.Ordinal) ? value.Path[3..] : value.Path
        where IdLike.IsMatch(field)
        select (resource, field);

    // A list below an object has a resource of its own: that of one object must not take it.
    private static bool IsAnother(Resource resource, string path) =>
        path[path.Length - 1] != '}' && AccessApi.All.Any(other => other != resource && path.EndsWith($"/{other.Path}", StringComparison.Ordinal) && other.Path.Length > resource.Path.Length);

    private static bool IsDescribed(Resource resource, string path) =>
        resource.References.Any(reference => IsSame(reference.Path.ToString(), path))
        || resource.Parts.Any(part => path.StartsWith($"{part.Path}.", StringComparison.Ordinal)
            && IsDescribed(part.Resource, path[(part.Path.ToString().Length + 1)..]))
        || resource.RuleFields.Any(field => path.StartsWith($"{field}[].", StringComparison.Ordinal)
            && RuleSelectors.All.Any(selector => selector.Fields.Any(known => known.RefersTo is not null && path == $"{field}[].{selector.Key}.{known.Name}")));

    // A plain name in the path of a reference leads through a list too; what a map is keyed by stands for its values.
    private static bool IsSame(string reference, string path)
    {
        var plain = reference.EndsWith("{}", StringComparison.Ordinal) ? reference[..^2] + ".*" : reference;
        return path == plain
            || path.Replace("[]", string.Empty, StringComparison.Ordinal) == plain.Replace("[]", string.Empty, StringComparison.Ordinal)
            || new Regex($"^{Regex.Escape(plain).Replace(@"\*", @"[\w-]+", StringComparison.Ordinal)}$").IsMatch(path);
    }

    private static string? Reason(Resource resource, string path)
    {
        var own = path is "id" or "uid" && !resource.References.Any(reference => reference.Path.ToString() == path) ? $"*.{path}" : null;
        var rule = Regex.Match(path, @"\.(azureAD\.id|auth_context\.(ac_)?id)$");
        return new[] { $"{resource.Name}.{path}", path.StartsWith("is_default[].", StringComparison.Ordinal) ? "Group.is_default[]" : null, own, rule.Success ? $"*{rule.Value}" : null }
            .OfType<string>().FirstOrDefault(NoReference.ContainsKey);
    }
}
