using System;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudflareAccess.Tests.Hosting;

/// <summary>A server whose certificate has expired.</summary>
internal sealed class ExpiredServer : IDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;

    private ExpiredServer(WebApplication app, X509Certificate2 certificate) => (_app, _certificate) = (app, certificate);

    public Uri BaseUri => new(_app.Urls.Single() + "/client/v4");

    public static ExpiredServer Start()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow.AddYears(-1));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var app = builder.Build();
        app.Run(static http => http.Response.WriteAsync("{}"));
        app.Start();
        return new ExpiredServer(app, certificate);
    }

    public void Dispose()
    {
        _app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _certificate.Dispose();
    }
}
