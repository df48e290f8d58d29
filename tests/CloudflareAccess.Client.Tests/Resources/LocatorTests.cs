using System.Linq;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client.Tests.Resources;

/// <summary>Where a resource is, for every kind of sign-in.</summary>
public sealed class LocatorTests
{
    private static readonly (string? Account, string? Zone)[] SignIns = [("a", null), (null, "z"), ("a", "z")];

    [Fact]
    public void A_zone_that_is_asked_for_wins_where_the_resource_is_in_zones_and_else_the_account_does()
    {
        foreach (var resource in AccessApi.All.Where(static resource => resource.Kind != ResourceKind.Outside))
        {
            var isInZones = resource.Scopes.HasFlag(Scopes.Zone);
            foreach (var (account, zone) in SignIns)
            {
                var asked = new Locator(account, zone).Find(resource, "asked");
                var plain = new Locator(account, zone).Find(resource, null);

                Assert.Equal(isInZones ? "zones/asked" : account is null ? null : "accounts/a", asked?.Scope.Prefix);
                Assert.Equal(account is not null ? "accounts/a" : isInZones ? "zones/z" : null, plain?.Scope.Prefix);
            }
        }
    }

    [Fact]
    public void The_objects_above_stand_in_the_path()
    {
        var at = new Locator("a", null).Find(AccessApi.AppPolicies, null, "app");

        Assert.Equal("accounts/a/access/apps/app/policies/p", AccessApi.AppPolicies.PathTo(at!, "p"));
    }

    [Fact]
    public void An_empty_zone_is_none()
    {
        Assert.Equal("accounts/a", new Locator("a", "z").Find(AccessApi.Apps, string.Empty)!.Scope.Prefix);
    }

    [Theory]
    [InlineData("f174e90a-fafe-4643-bbbc-4a0ed4fc8415", true)]
    [InlineData("F174E90AFAFE4643BBBC4A0ED4FC8415", true)]
    [InlineData("{f174e90a-fafe-4643-bbbc-4a0ed4fc8415}", false)]
    [InlineData("f174e90a-fafe-4643-bbbc-4a0ed4fc841", false)]
    [InlineData("Engineering", false)]
    [InlineData("", false)]
    public void An_id_is_told_from_a_name_in_one_way(string text, bool isId)
    {
        Assert.Equal(isId, AccessApi.Groups.IsKey(text));
        Assert.False(AccessApi.Tags.IsKey(text));
        Assert.Equal(isId, Check(text));

        static bool Check(string text)
        {
            try
            {
                return Uuid.Check(text) == text;
            }
            catch (InvalidValueException)
            {
                return false;
            }
        }
    }
}
