using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Changes seats of users: as many as come down the pipeline, in one request at its end.</summary>
public abstract class UserSeatCommand : TargetCommand<AccessUser>
{
    private readonly Dictionary<string, JsonObject> _seats = [];
    private readonly Dictionary<string, Target> _done = [];

    /// <summary>The users whose seats are as they were wanted.</summary>
    private protected IEnumerable<Target> Done => _done.Values;

    /// <summary>The users: emails, ids, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Id")]
    [RefersTo("User")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] User { get; set; } = [];

    private protected override Resource<AccessUser> Resource => AccessApi.Users;

    private protected override IReadOnlyList<AccessReference> Targets => User;

    /// <summary>Whether a user shall have a seat of Access, and one of Gateway.</summary>
    private protected abstract (bool Access, bool Gateway) Wanted(AccessUser user);

    private protected override async Task DoAsync(Target target)
    {
        var user = target.Given ?? await Api.GetAsync(target.Resource, target.At, target.Key, Call).ConfigureAwait(true);
        if (string.IsNullOrEmpty(user.SeatUid))
        {
            throw new InvalidValueException($"The user '{user}' has no seat: whoever logs in gets one.");
        }

        var (access, gateway) = Wanted(user);
        var (hasAccess, hasGateway) = (user.AccessSeat == true, user.GatewaySeat == true);
        var change = string.Join(", ", new[]
        {
            access == hasAccess ? null : $"access_seat {hasAccess} → {access}",
            gateway == hasGateway ? null : $"gateway_seat {hasGateway} → {gateway}",
        }.OfType<string>());
        await TurnAsync().ConfigureAwait(true);
        if (change.Length == 0)
        {
            WriteVerbose($"{target}: nothing to change.");
            _done[user.SeatUid!] = target;
        }
        else if (ShouldProcess($"{target}: {change}", $"{target}: {change}?", "Cloudflare Access"))
        {
            // The API wants both, also the one that stays.
            _seats[user.SeatUid!] = new JsonObject { ["seat_uid"] = user.SeatUid, ["access_seat"] = access, ["gateway_seat"] = gateway };
            _done[user.SeatUid!] = target;
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_seats.Count == 0)
        {
            return;
        }

        var request = new ApiRequest(new HttpMethod("PATCH"), $"{LocationOf(Resource).Scope.Prefix}/access/seats")
        {
            Subject = Resource,
            Body = new JsonArray(_seats.Values.Select(static seat => (JsonNode?)seat).ToArray()),
        };
        Await(call => Api.SendAsync(request, call));
    }
}
