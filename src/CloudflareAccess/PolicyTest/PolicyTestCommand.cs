using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Starts a test of existing policies or of a draft policy. It changes nothing.</summary>
public abstract class PolicyTestCommand : ResourceCommand<AccessPolicy>
{
    private protected const string Existing = "Existing";
    private protected const string Draft = "Draft";
    private readonly JsonArray _policies = [];

    /// <summary>
    /// The policies, in the order in which an app would evaluate them: ids, names, or objects. A policy that an app owns must be
    /// an object.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = Existing)]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Policy { get; set; } = [];

    /// <summary>The users whom a draft policy includes: rule text such as <c>group:Engineering</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Include { get; set; }

    /// <summary>The users whom the draft policy excludes.</summary>
    [Parameter(ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Exclude { get; set; }

    /// <summary>The rules that users must also fit.</summary>
    [Parameter(ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Require { get; set; }

    /// <summary>The decision of the draft policy; allow by default.</summary>
    [Parameter(ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string Decision { get; set; } = "allow";

    private protected override Resource<AccessPolicy> Resource => AccessApi.Policies;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (ParameterSetName == Draft)
        {
            var draft = new AccessPolicy
            {
                Name = "Draft",
                Decision = Decision,
                Include = Include ?? [],
                Exclude = Exclude ?? [],
                Require = Require ?? [],
            };
            ResolveNames(Resource, draft.Document);
            _policies.Add((JsonNode?)draft.Document.DeepClone());
            return;
        }

        // The API does not find a policy of an app by its id alone, so the whole policy is sent.
        Each(Policy, policy => _policies.Add(policy.Object is AccessPolicy { Reusable: not true } own
            ? Owned(own)
            : JsonValue.Create(IdOf(policy, Resource))));
    }

    /// <summary>Starts the test; null where there is no policy to test.</summary>
    private protected AccessPolicyTest? Start()
    {
        var (tests, body) = (AccessApi.PolicyTests, new JsonObject { ["policies"] = _policies.DeepClone() });
        return _policies.Count == 0 ? null : Await(call => Api.ActAsync(tests, LocationOf(tests), null, null, body, call));
    }

    /// <summary>What is tested, for a question.</summary>
    private protected string Tested => $"{_policies.Count} polic{(_policies.Count == 1 ? "y" : "ies")}";

    private static JsonObject Owned(AccessPolicy policy)
    {
        var body = AccessApi.AppPolicies.CreateBody(policy.Document, policy.Secrets);
        foreach (var field in body.Where(static field => field.Value is null || field.Key == "precedence").ToList())
        {
            body.Remove(field.Key);
        }

        return body;
    }
}
