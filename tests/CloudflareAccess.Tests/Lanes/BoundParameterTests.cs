using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Lanes;

/// <summary>The pipeline binds the parameters of the next item while earlier items are still worked on.</summary>
public sealed class BoundParameterTests
{
    [Theory]
    [InlineData(
        "'Auditors for the wiki', 'Employees' | . { process { Get-CfAccessPolicy $_ -App wiki } } | Move-CfAccessPolicy -Precedence 1",
        "1 Employees, 2 Auditors for the wiki, 3 Engineers")]
    [InlineData(
        "'Employees', 'Engineers' | Move-CfAccessPolicy -App wiki -After 'Auditors for the wiki'",
        "3 Auditors for the wiki, 4 Engineers, 5 Employees")]
    public void Each_policy_is_moved_as_its_own_item_says(string script, string expected)
    {
        using var shell = Shell.OnSandbox();

        shell.Run(script).Ok();

        var policies = shell.Run("Get-CfAccessPolicy -App wiki | ForEach-Object { \"$($_.Precedence) $($_.Name)\" }").Ok();
        Assert.Equal(expected, string.Join(", ", policies));
    }
}
