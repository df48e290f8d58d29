using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Rotates service tokens: each gets a new secret, shown once in the object that this returns. Unless a grace period is given, the old secret dies at once.</summary>
[Cmdlet(VerbsCommon.Reset, "CfAccessServiceToken", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(AccessServiceToken))]
public sealed class ResetCfAccessServiceTokenCommand : ActionCommand<AccessServiceToken>, IShowsSecret
{
    /// <summary>The service tokens: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("ServiceToken")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] ServiceToken { get; set; } = [];

    /// <summary>Returns the secret as text. It is a SecureString unless this is given.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>How long the old secret goes on working, such as <c>7.00:00:00</c> for seven days.</summary>
    [Parameter]
    public TimeSpan? GracePeriod { get; set; }

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        if (GracePeriod is null)
        {
            WriteWarning("No -GracePeriod is given: the old secret stops working at once. -GracePeriod 7.00:00:00 keeps it for a week.");
        }
    }

    private protected override Resource<AccessServiceToken> Resource => AccessApi.ServiceTokens;

    private protected override IReadOnlyList<AccessReference> Targets => ServiceToken;

    private protected override string Action => "rotate";

    private protected override string Doing => GracePeriod is { } time ? $"Make a new secret, and keep the old one for {time}" : "Make a new secret, and end the old one at once";

    private protected override JsonObject? Body => GracePeriod is { } time
        ? new JsonObject { ["previous_client_secret_expires_at"] = ApiTime.Write(DateTimeOffset.UtcNow + time) }
        : new JsonObject();
}
