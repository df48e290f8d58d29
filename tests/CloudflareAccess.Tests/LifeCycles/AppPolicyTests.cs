using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>The policies of an app: linked, ordered, unlinked, made reusable.</summary>
public sealed class AppPolicyTests
{
    [Fact]
    public void A_policy_becomes_reusable_and_stays_with_its_app()
    {
        using var shell = Shell.OnSandbox();

        var made = shell.Run("ConvertTo-CfAccessReusablePolicy 'Auditors for the wiki' -App wiki").Ok().Single();

        Assert.True((bool)made.Properties["Reusable"].Value);
        Assert.Equal(
            [true, true, true], shell.Run("(Get-CfAccessPolicy -App wiki).Reusable").Ok().Select(static flag => (bool)flag.BaseObject));
        Assert.Contains(
            "reusable already",
            shell.Run("Get-CfAccessPolicy Engineers | ConvertTo-CfAccessReusablePolicy").Error.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("-App", shell.Run("ConvertTo-CfAccessReusablePolicy Nobody").Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add-CfAccessAppPolicy wiki -Policy Administrators", "1 Engineers, 2 Employees, 3 Auditors for the wiki, 4 Administrators")]
    [InlineData(
        "Add-CfAccessAppPolicy wiki -Policy Administrators, Machines -Precedence 1",
        "1 Administrators, 2 Machines, 3 Engineers, 4 Employees, 5 Auditors for the wiki")]
    [InlineData(
        "Add-CfAccessAppPolicy wiki -Policy Administrators -Precedence 9",
        "1 Engineers, 2 Employees, 3 Auditors for the wiki, 9 Administrators")]
    [InlineData("Move-CfAccessPolicy 'Auditors for the wiki' -App wiki -Precedence 1", "1 Auditors for the wiki, 2 Engineers, 3 Employees")]
    [InlineData("Move-CfAccessPolicy Engineers -App wiki -After Employees", "2 Employees, 3 Engineers, 4 Auditors for the wiki")]
    [InlineData(
        "Get-CfAccessPolicy Employees -App wiki | Move-CfAccessPolicy -Before Engineers",
        "1 Employees, 2 Engineers, 3 Auditors for the wiki")]
    [InlineData("Remove-CfAccessAppPolicy wiki -Policy Employees -Confirm:$false", "1 Engineers, 3 Auditors for the wiki")]
    public void Policies_of_an_app_are_linked_ordered_and_unlinked_in_one_write_of_the_app(string command, string expected)
    {
        using var shell = Shell.OnSandbox();
        var before = shell.Sandbox.Document("apps", "wiki");

        shell.Run(command).Ok();

        var links = shell.Sandbox.Document("apps", "wiki")["policies"]!.AsArray();
        var names = shell.Run("Get-CfAccessPolicy -App wiki").Ok().Select(
            static policy => $"{policy.Properties["Precedence"].Value} {policy.Properties["Name"].Value}");
        Assert.Equal(expected, string.Join(", ", names));
        Assert.StartsWith("PUT ", Assert.Single(shell.Writes), StringComparison.Ordinal);
        Assert.Equal(links.Count, links.Select(static link => link!["precedence"]!.GetValue<int>()).Distinct().Count());
        Assert.All(
            shell.LastBody("PUT")["policies"]!.AsArray(),
            static link => Assert.Equal(["id", "precedence"], link!.AsObject().Select(static field => field.Key)));
        var after = shell.Sandbox.Document("apps", "wiki");
        foreach (var field in before.Where(static field => field.Key is not ("policies" or "updated_at")))
        {
            Assert.True(JsonNode.DeepEquals(field.Value, after[field.Key]), field.Key);
        }
    }

    [Fact]
    public void An_order_that_is_already_right_is_not_written()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Add-CfAccessAppPolicy wiki -Policy Engineers; Move-CfAccessPolicy Employees -App wiki -After Engineers").Ok();

        Assert.Empty(shell.Writes);
    }

    [Theory]
    [InlineData("Move-CfAccessPolicy Employees wiki -Before Employees", "'Employees' cannot stand before itself")]
    [InlineData("Move-CfAccessPolicy Employees wiki -After (Get-CfAccessPolicy Employees)", "'Employees' cannot stand after itself")]
    [InlineData("Move-CfAccessPolicy Employees wiki -After Nobody", "no policy of the app 'Nobody'")]
    public void A_policy_is_moved_only_before_or_after_another_policy_of_the_app(string command, string reason)
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(reason, shell.Run(command).Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void A_policy_that_an_app_owns_is_not_deleted_by_unlinking_it()
    {
        using var shell = Shell.OnSandbox();

        Assert.Contains(
            "Remove-CfAccessPolicy",
            shell.Run("Remove-CfAccessAppPolicy wiki -Policy 'Auditors for the wiki' -Confirm:$false").Error.ToString(),
            StringComparison.Ordinal);
        Assert.Empty(shell.Writes);
    }
}
