using System;
using System.Collections;
using System.Management.Automation;
using System.Security;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Validation;
using CloudflareAccess.Common.Errors;
using CloudflareAccess.Connection;
using CloudflareAccess.Sandbox;

namespace CloudflareAccess;

/// <summary>
/// Signs in to Cloudflare Access and makes the sign-in this runspace's default. Without parameters the environment
/// variables say how: CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY; CLOUDFLARE_ACCOUNT_ID,
/// CLOUDFLARE_ZONE_ID, CLOUDFLARE_API_BASE_URL. Where connecting fails, the runspace has no default: later commands fail
/// too, in place of acting on an account that was not meant.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "CfAccess", DefaultParameterSetName = ByEnvironment)]
[OutputType(typeof(CfAccessContext))]
public sealed class ConnectCfAccessCommand : AccessCommand
{
    private const string ByEnvironment = "Environment";
    private const string ByToken = "Token";
    private const string ByCredential = "Credential";
    private const string ByKey = "Key";
    private const string InSandbox = "Sandbox";

    /// <summary>The API token, of a user or of the account.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByToken)]
    [AllowNull]
    public SecureString? ApiToken { get; set; }

    /// <summary>A credential whose password is the API token; its user name is not used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByCredential)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The email of the user to whom the global API key belongs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByKey)]
    public string? Email { get; set; }

    /// <summary>The global API key. A token that may do less is the better choice.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByKey)]
    [AllowNull]
    public SecureString? ApiKey { get; set; }

    /// <summary>The account: 32 hex digits, as the dashboard's address shows.</summary>
    [Parameter]
    public string? AccountId { get; set; }

    /// <summary>A zone, for what lives in one rather than in the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <summary>The name of the context; <c>default</c> or <c>sandbox</c> unless given.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The API's address; https, or http to this machine.</summary>
    [Parameter(ParameterSetName = ByEnvironment)]
    [Parameter(ParameterSetName = ByToken)]
    [Parameter(ParameterSetName = ByCredential)]
    [Parameter(ParameterSetName = ByKey)]
    public Uri? BaseUri { get; set; }

    /// <summary>Connects to a small invented company in memory, to rehearse in. Nothing leaves this machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InSandbox)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>Keeps the sandbox in this file, so that the next session finds what this one changed.</summary>
    [Parameter(ParameterSetName = InSandbox)]
    public string? SandboxPath { get; set; }

    /// <summary>How the sandbox behaves, by the names of its options: <c>@{ UnknownRefuseDeletingGroupInUse = $false }</c>. about_CfAccess_Sandbox says what each is.</summary>
    [Parameter(ParameterSetName = InSandbox)]
    [ArgumentCompleter(typeof(SandboxOptionCompleter))]
    public IDictionary? SandboxOption { get; set; }

    /// <summary>Does not ask the API whether the token is alive.</summary>
    [Parameter]
    public SwitchParameter SkipVerification { get; set; }

    /// <summary>Returns the context.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        ContextTable.Current.Leave();
        var context = ParameterSetName == InSandbox ? SandboxContext() : LiveContext();
        try
        {
            if (!SkipVerification)
            {
                Await(call => Credentials.VerifyAsync(context, call));
            }
        }
        catch (Exception error) when (error is AccessApiException or PipelineStoppedException)
        {
            context.Api.Dispose();
            if (error is AccessApiException refused)
            {
                ThrowTerminatingError(refused.ToErrorRecord(null));
            }

            throw;
        }

        ContextTable.Current.Add(context);
        if (ParameterSetName == InSandbox)
        {
            WriteWarning($"'{context.Name}' is a sandbox, not production: an invented company on this machine. Nothing that is done here reaches Cloudflare.");
        }

        if (PassThru)
        {
            WriteObject(context);
        }
    }

    private CfAccessContext SandboxContext()
    {
        var options = new SandboxOptions
        {
            Path = SandboxPath is null ? null : GetUnresolvedProviderPathFromPSPath(SandboxPath),
        };
        foreach (DictionaryEntry option in SandboxOption ?? new Hashtable())
        {
            try
            {
                options.Set(option.Key.ToString()!, option.Value);
            }
            catch (ArgumentException error)
            {
                throw new InvalidValueException($"-SandboxOption: {error.Message}");
            }
        }

        if (AccountId is not null)
        {
            options.AccountId = AccountOrZoneId.Check(AccountId)!;
        }

        if (ZoneId is not null)
        {
            options.ZoneId = AccountOrZoneId.Check(ZoneId)!;
        }

        var client = new AccessClient(
            new TokenCredential(options.Token.Conceal()), new Uri("https://sandbox.invalid/client/v4"), new SandboxHandler(new AccessSandbox(options)));
        return new CfAccessContext(Name ?? "sandbox", client, options.AccountId, options.ZoneId, "Sandbox (not production)");
    }

    private CfAccessContext LiveContext()
    {
        var environment = EnvironmentSettings.Read();
        AccessCredential credential = ParameterSetName switch
        {
            ByToken => new TokenCredential(ApiToken ?? throw Nothing(nameof(ApiToken))),
            ByCredential => new TokenCredential(Credential!.Password),
            ByKey => new KeyCredential(Email!, ApiKey ?? throw Nothing(nameof(ApiKey))),
            _ when environment.HasCredential => environment.Credential(),
            _ => throw new InvalidValueException("No sign-in was given: use -ApiToken, or set CLOUDFLARE_API_TOKEN; -Sandbox is for rehearsal."),
        };
        var account = AccountOrZoneId.Check(AccountId) ?? environment.AccountId;
        var zone = AccountOrZoneId.Check(ZoneId) ?? environment.ZoneId;
        if ((account ?? zone) is null)
        {
            throw new InvalidValueException("No account was given: use -AccountId (or -ZoneId), or set CLOUDFLARE_ACCOUNT_ID. The dashboard's address shows it: dash.cloudflare.com/<account id>.");
        }

        return new CfAccessContext(Name ?? "default", new AccessClient(credential, BaseUri ?? environment.BaseUri), account, zone, "Live");
    }

    // Refused here and not by PowerShell, which would leave the earlier default in its place.
    private static InvalidValueException Nothing(string parameter) => new($"-{parameter} is empty: did the vault or the variable give nothing?");
}
