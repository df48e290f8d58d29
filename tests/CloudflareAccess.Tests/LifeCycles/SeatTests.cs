using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.LifeCycles;

/// <summary>The seats of users.</summary>
public sealed class SeatTests
{
    [Fact]
    public void Seats_of_many_users_are_changed_in_one_request()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("Get-CfAccessUser | Where-Object SeatUid | Remove-CfAccessUserSeat -Confirm:$false").Ok();

        Assert.StartsWith("PATCH ", Assert.Single(shell.Writes), StringComparison.Ordinal);
        Assert.Empty(shell.Run("Get-CfAccessUser | Where-Object { $_.AccessSeat -or $_.GatewaySeat }").Ok());
    }

    [Fact]
    public void A_seat_that_is_not_named_stays()
    {
        using var shell = Shell.OnSandbox();
        Assert.True((bool)shell.Run("(Get-CfAccessUser ann@example.com).GatewaySeat").Ok().Single().BaseObject);

        var user = shell.Run("Set-CfAccessUserSeat ann@example.com -GatewaySeat $false -PassThru").Ok().Single();

        Assert.Equal((true, false), ((bool?)user.Properties["AccessSeat"].Value, (bool?)user.Properties["GatewaySeat"].Value));
    }

    [Fact]
    public void A_seat_that_does_not_change_is_neither_shown_nor_sent()
    {
        using var shell = Shell.OnSandbox();

        // Of these Ann alone has a seat of Gateway.
        var result = shell.Run(
            "'ann@example.com', 'bob@example.com' | Set-CfAccessUserSeat -AccessSeat $true -GatewaySeat $false -PassThru -Verbose");
        Assert.Equal(["ann@example.com", "bob@example.com"], result.Ok().Select(static user => user.Properties["Email"].Value));
        Assert.Contains(
            result.Verbose,
            static line => line.StartsWith("user 'bob@example.com'", StringComparison.Ordinal)
                && line.EndsWith(": nothing to change.", StringComparison.Ordinal));
        Assert.Single(
            JsonNode.Parse(shell.Server.Exchanges.Last(static exchange => exchange.Request.Method == "PATCH").Request.Body!)!.AsArray());

        var shown = shell.Render(
            "Set-CfAccessUserSeat ann@example.com -AccessSeat $false -GatewaySeat $false -WhatIf -Context $context; "
                + "Remove-CfAccessUserSeat bob@example.com -WhatIf -Context $context",
            1000);
        Assert.Equal(2, shown.Split("access_seat True → False").Length - 1);
        Assert.DoesNotContain("gateway_seat", shown, StringComparison.Ordinal);

        shell.Server.Forget();
        shell.Run("Set-CfAccessUserSeat ann@example.com -GatewaySeat $false").Ok();
        Assert.Empty(shell.Writes);
    }

    [Fact]
    public void A_user_without_a_seat_is_an_error_and_the_other_users_are_changed()
    {
        using var shell = Shell.OnSandbox();

        var result = shell.Run("'ines@example.com', 'ann@example.com' | Remove-CfAccessUserSeat -Confirm:$false");

        Assert.Contains("no seat", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Single(shell.Writes);
        Assert.False(shell.Sandbox.Document("users", "ann@example.com")["access_seat"]!.GetValue<bool>());
    }
}
