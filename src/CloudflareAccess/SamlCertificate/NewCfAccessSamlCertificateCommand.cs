using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Makes the certificate by which SAML identity providers encrypt assertions. A provider that has one keeps it, and it is returned.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessSamlCertificate", SupportsShouldProcess = true)]
[OutputType(typeof(AccessSamlCertificate))]
public sealed class NewCfAccessSamlCertificateCommand : ResourceCommand<AccessSamlCertificate>
{
    /// <summary>The identity providers, of type saml: ids, names, or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Name")]
    [RefersTo("IdentityProvider")]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public AccessReference[] IdentityProvider { get; set; } = [];

    private protected override Resource<AccessSamlCertificate> Resource => AccessApi.ProviderSamlCertificates;

    /// <inheritdoc/>
    protected override void OnRecord() => Each(IdentityProvider, async provider =>
    {
        var at = Below(provider, AccessApi.IdentityProviders, Resource);
        if (ShouldProcess($"{Resource.Title} of '{provider.Name}'", "Create"))
        {
            var made = await Api.ActAsync(Resource, at, null, null, null, Call).ConfigureAwait(true);
            made.Origin = AccessApi.SamlCertificates;
            made.Location = LocationOf(AccessApi.SamlCertificates);
            Emit(made);
        }
    });
}
