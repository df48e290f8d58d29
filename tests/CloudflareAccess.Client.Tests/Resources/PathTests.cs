using System;
using System.Linq;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Client.Tests.Resources;

/// <summary>Which resource a path leads to.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("accounts/a/access/apps", "App")]
    [InlineData("zones/z/access/apps/x", "App")]
    [InlineData("access/apps/x/policies", "AppPolicy")]
    [InlineData("accounts/a/access/apps/x/policies/p", "AppPolicy")]
    [InlineData("accounts/a/access/apps/x/revoke_tokens", "App")]
    [InlineData("accounts/a/access/apps/ca", "AllAppCertificateAuthority")]
    [InlineData("accounts/a/access/logs/access_requests", "RequestLog")]
    [InlineData("accounts/a/access/users/u/active_sessions", "UserSession")]
    [InlineData("accounts/a/infrastructure/targets/batch", "Target")]
    [InlineData("accounts/a/access/bookmarks", null)]
    [InlineData("accounts/a/access", null)]
    [InlineData("user/tokens/verify", null)]
    [InlineData("", null)]
    public void A_path_leads_to_the_resource_that_is_described_there(string path, string? name)
    {
        Assert.Equal(name, AccessApi.At(path)?.Name);
    }

    [Fact]
    public void Each_resource_is_found_by_its_own_path()
    {
        foreach (var resource in AccessApi.All.Where(static resource => resource.Scopes != Scopes.None))
        {
            var parents = Enumerable.Repeat("x", resource.Path.Split('/').Count(static segment => segment == "{}")).ToArray();
            var path = resource.PathTo(new AccessLocation(AccessScope.Account("a"), parents));

            Assert.Equal(resource.Path, AccessApi.At(path)!.Path);
        }
    }

    [Fact]
    public void Names_are_unique_and_a_model_has_a_first_description()
    {
        Assert.Equal(AccessApi.All.Count, AccessApi.All.Select(static resource => resource.Name).Distinct().Count());
        Assert.Same(AccessApi.Policies, AccessApi.Of(typeof(AccessPolicy)));
        Assert.Same(AccessApi.Organizations, AccessApi.Of(typeof(AccessOrganization)));
        Assert.Same(AccessApi.SamlCertificates, AccessApi.Of(typeof(AccessSamlCertificate)));
        Assert.Contains(nameof(String), Assert.Throws<ArgumentException>(() => AccessApi.Of(typeof(string))).Message, StringComparison.Ordinal);
    }
}
