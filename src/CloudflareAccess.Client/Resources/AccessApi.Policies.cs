namespace CloudflareAccess.Client.Resources;

/// <content>The resources of policies, groups and policy tests.</content>
internal static partial class AccessApi
{
    private static readonly string[] Rules = ["include", "exclude", "require"];

    private static readonly Reference[] Approvers = [new("approval_groups[].email_list_uuid", "GatewayList")];

    public static readonly Resource<AccessPolicy> Policies = new("Policy", "access/policies")
    {
        Title = "reusable policy",
        Kind = ResourceKind.Configuration,
        PageSize = 100,
        ReadOnly = ["id", "uid", "created_at", "updated_at", "reusable", "app_count", "precedence"],
        NeverEmpty = ["name", "decision", "include", "precedence"],
        Permission = AppPermission,
        References = Approvers,
        RuleFields = Rules,
    };

    public static readonly Resource<AccessPolicy> AppPolicies = new("AppPolicy", "access/apps/{}/policies")
    {
        Noun = "Policy",
        Title = "policy",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        PageSize = 100,
        ReadOnly = ["id", "uid", "created_at", "updated_at", "reusable", "app_count"],
        NeverEmpty = ["name", "decision", "include", "precedence"],
        Home = static policy => policy.Reusable == true ? Policies : null,
        Permission = AppPermission,
        References = Approvers,
        RuleFields = Rules,
    };

    public static readonly Resource<AccessGroup> Groups = new("Group", "access/groups")
    {
        Title = "group",
        Kind = ResourceKind.Configuration,
        Scopes = Both,
        PageSize = 1000,
        NeverEmpty = ["name", "include"],
        Permission = OrganizationPermission,
        RuleFields = Rules,
    };

    public static readonly Resource<AccessPolicyTest> PolicyTests = new("PolicyTest", "access/policy-tests")
    {
        Title = "policy test",
        Kind = ResourceKind.Action,
        Can = Verbs.Get | Verbs.Create,
        HasUuid = false,
        Permission = "Access: Policy Test",
        References = [new("policies[]", "Policy")],
        Parts = [new("policies[]", "AppPolicy")],
    };

    public static readonly Resource<AccessPolicyTestUser> PolicyTestUsers = new("PolicyTestUser", "access/policy-tests/{}/users")
    {
        Noun = "PolicyTest",
        Title = "tested user",
        Kind = ResourceKind.Record,
        Can = Verbs.List,
        PageSize = 1000,
        HasUuid = false,
        Permission = "Access: Policy Test",
        References = [new("id", "User")],
    };
}
