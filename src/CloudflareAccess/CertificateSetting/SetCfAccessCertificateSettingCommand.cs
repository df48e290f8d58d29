using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json.Nodes;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Bases;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>
/// Changes how client certificates are handled at hostnames. The API knows only the whole list of a scope: it is read, the
/// hostnames that are named are changed in it, and it is written once, after the last of the pipeline.
/// </summary>
[Cmdlet(VerbsCommon.Set, "CfAccessCertificateSetting", SupportsShouldProcess = true)]
[OutputType(typeof(AccessCertificateSetting))]
public sealed class SetCfAccessCertificateSettingCommand : WriteResourceCommand<AccessCertificateSetting>, IZoneScoped
{
    private List<AccessCertificateSetting>? _settings;
    private readonly List<AccessCertificateSetting> _changed = [];

    /// <summary>The hostname.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Hostname { get; set; }

    /// <summary>Whether certificates are asked for in China too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public bool? ChinaNetwork { get; set; }

    /// <summary>Whether the origin is sent the client's certificate in a header.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Cell]
    public bool? ClientCertificateForwarding { get; set; }

    /// <summary>The zone to act on in place of the account.</summary>
    [Parameter]
    public string? ZoneId { get; set; }

    /// <summary>Returns the changed settings.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Resource<AccessCertificateSetting> Resource => AccessApi.CertificateSettings;

    private protected override void OnGiven()
    {
        _settings ??= Await(_ => AllAsync(Resource, Location)).Select(static setting => Copy((JsonObject)setting.Document.DeepClone())).ToList();
        var setting = _settings.Find(one => string.Equals(one.Hostname, Hostname, StringComparison.OrdinalIgnoreCase));
        var before = setting is null ? [] : (JsonObject)setting.Document.DeepClone();
        var after = (JsonObject)before.DeepClone();
        foreach (var field in Given.Document.Where(field => setting is null || field.Key != "hostname"))
        {
            after[field.Key] = field.Value?.DeepClone();
        }

        after["china_network"] ??= false;
        after["client_certificate_forwarding"] ??= false;
        var changes = FieldChange.Between(before, after);
        if (changes.Count == 0 || !Agreed("Set", $"{Resource.Title} '{Hostname}'", ChangeText.Of(Resource, changes)))
        {
            return;
        }

        if (setting is null)
        {
            setting = new AccessCertificateSetting();
            _settings.Add(setting);
        }

        setting.Attach(after);
        if (!_changed.Contains(setting))
        {
            _changed.Add(setting);
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_changed.Count == 0)
        {
            return;
        }

        var request = new ApiRequest(HttpMethod.Put, Resource.PathTo(Location))
        {
            Subject = Resource,
            Body = new JsonObject { ["settings"] = new JsonArray(_settings!.Select(static setting => (JsonNode?)setting.Document.DeepClone()).ToArray()) },
        };
        Await(call => Api.WhileSettlingAsync("still being updated", () => Api.SendAsync(request, call), call));
        if (PassThru)
        {
            _changed.ForEach(Emit);
        }
    }

    // The list belongs to all that read it: what is changed here is a copy.
    private static AccessCertificateSetting Copy(JsonObject document)
    {
        var setting = new AccessCertificateSetting();
        setting.Attach(document);
        return setting;
    }
}
