using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Gets the certificates by which SAML providers encrypt assertions: all sets, by id, or of an identity provider; with -AsPem the certificate in use as text.</summary>
[Cmdlet(VerbsCommon.Get, "CfAccessSamlCertificate", SupportsPaging = true)]
[OutputType(typeof(AccessSamlCertificate), typeof(string))]
public sealed class GetCfAccessSamlCertificateCommand : ReadResourceCommand<AccessSamlCertificate>
{
    /// <summary>The sets: ids, or objects; or identity providers, by name or as objects, for the sets that they have. All sets unless given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SamlCertificateSetId")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[]? Id { get; set; }

    /// <summary>Returns the certificate in use as PEM text, as the provider wants it.</summary>
    [Parameter]
    public SwitchParameter AsPem { get; set; }

    private protected override Resource<AccessSamlCertificate> Resource => AccessApi.SamlCertificates;

    /// <inheritdoc/>
    protected override void OnRecord()
    {
        if (Id is not null)
        {
            Each(Id, WriteAsync);
        }
        else if (AsPem)
        {
            throw new InvalidValueException("-AsPem: give the id of the set whose certificate you want.");
        }
        else
        {
            base.OnRecord();
        }
    }

    private async Task WriteAsync(AccessReference reference)
    {
        var id = SetOf(reference);
        WriteObject(AsPem
            ? await Api.TextAsync(Resource, Location, id, "pem", Call).ConfigureAwait(true)
            : await Api.GetAsync(Resource, Location, id, Call).ConfigureAwait(true));
    }

    // A set has no name: one that is given is a provider's.
    private string SetOf(AccessReference reference)
    {
        var providers = AccessApi.IdentityProviders;
        var provider = reference.Object as AccessIdentityProvider
            ?? (reference.Object is null && !Resource.IsKey(reference.Text) ? (AccessIdentityProvider)TheOne(providers, reference.Text, Named(providers, reference.Text)) : null);
        return provider is null ? IdOf(reference, Resource)
            : provider.SamlCertificateSetId ?? throw new InvalidValueException($"The identity provider '{provider}' has no SAML certificate: New-CfAccessSamlCertificate makes one.");
    }
}
