using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Starts a test of policies: of those that exist, or of one that is only thought of. Nothing is changed by it.</summary>
public abstract class PolicyTestCommand : ResourceCommand<AccessPolicy>
{
    private protected const string Existing = "Existing";
    private protected const string Draft = "Draft";
    private readonly JsonArray _policies = [];

    /// <summary>The policies, in the order in which an app would ask them: ids, names, or objects. Those that an app owns are given as objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = Existing)]
    [RefersTo("Policy")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] Policy { get; set; } = [];

    /// <summary>Who would be meant by a policy that is only thought of: rule text such as <c>group:Engineering</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Include { get; set; }

    /// <summary>Who would not be meant.</summary>
    [Parameter(ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Exclude { get; set; }

    /// <summary>What would have to hold besides.</summary>
    [Parameter(ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [RuleTransformation]
    public AccessRule[]? Require { get; set; }

    /// <summary>What would happen to whom the rules fit; allow unless given.</summary>
    [Parameter(ParameterSetName = Draft)]
    [ArgumentCompleter(typeof(KnownValueCompleter))]
    public string Decision { get; set; } = "allow";

    private protected override Resource<AccessPolicy> Resource => AccessApi.Policies;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == Draft)
        {
            var draft = new AccessPolicy { Name = "Draft", Decision = Decision, Include = Include ?? [], Exclude = Exclude ?? [], Require = Require ?? [] };
            ResolveNames(Resource, draft.Document);
            _policies.Add((JsonNode?)draft.Document.DeepClone());
            return;
        }

        // A policy that an app owns is not known by its id: all of it is sent.
        Each(Policy, policy => _policies.Add(policy.Object is AccessPolicy { Reusable: not true } own
            ? Owned(own)
            : JsonValue.Create(IdOf(policy, Resource))));
    }

    /// <summary>Starts the test; null where there is no policy to test.</summary>
    private protected AccessPolicyTest? Start() => _policies.Count == 0 ? null : Await(call =>
        Client.ActAsync(AccessApi.PolicyTests, LocationOf(AccessApi.PolicyTests), null, null, new JsonObject { ["policies"] = _policies.DeepClone() }, call));

    /// <summary>The names of what is tested, for a question.</summary>
    private protected string Tested => $"{_policies.Count} polic{(_policies.Count == 1 ? "y" : "ies")}";

    private static JsonObject Owned(AccessPolicy policy)
    {
        var body = AccessApi.AppPolicies.CreateBody(policy.Document, policy.Secrets);
        foreach (var field in body.Where(static field => field.Value is null || field.Key == "precedence").Select(static field => field.Key).ToList())
        {
            body.Remove(field);
        }

        return body;
    }
}
