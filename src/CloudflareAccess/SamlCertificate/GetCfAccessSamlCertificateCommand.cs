using System.Management.Automation;
using CloudflareAccess.Client;

namespace CloudflareAccess;

/// <summary>Gets the certificates by which SAML providers encrypt assertions: all sets, or by id; with -AsPem the certificate in use as text.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessSamlCertificate", SupportsPaging = true)]
[OutputType(typeof(AccessSamlCertificate), typeof(string))]
public sealed class GetCfAccessSamlCertificateCommand : FindResourceCommand<AccessSamlCertificate>
{
    /// <summary>Ids of sets; an identity provider from the pipeline gives its own. All sets unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SamlCertificateSetId")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Returns the certificate in use as PEM text, as the provider wants it.</summary>
    [Parameter]
    public SwitchParameter AsPem { get; set; }

    private protected override string[]? Names => null;

    private protected override string[]? Ids => Id;

    private protected override Resource<AccessSamlCertificate> Resource => AccessApi.SamlCertificates;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!AsPem)
        {
            base.Process();
            return;
        }

        Each(Id ?? throw new InvalidValueException("-AsPem: give the id of the set whose certificate you want."), async id =>
            WriteObject(await Client.TextAsync(Resource, Location, Uuid.Check(id)!, "pem", Call).ConfigureAwait(true)));
    }
}
