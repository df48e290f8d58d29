using System.Linq;
using System.Management.Automation;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Changes the settings of apps that need nothing else of the app. What is not named stays, unless -Replace is given.</summary>
[Cmdlet(VerbsCommon.Set, "CfAccessAppSetting", SupportsShouldProcess = true)]
[OutputType(typeof(AccessAppSetting))]
public sealed class SetCfAccessAppSettingCommand : AppPartCommand<AccessAppSetting>
{
    /// <summary>Whether other sites may show the app in a frame.</summary>
    [Parameter]
    public bool? AllowIframe { get; set; }

    /// <summary>Whether a request that is let in by its token skips the page in between.</summary>
    [Parameter]
    public bool? SkipInterstitial { get; set; }

    /// <summary>Replaces the settings: what is not named goes back to its default.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    /// <summary>Returns the settings as the server has them now.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override Resource<AccessAppSetting> Resource => AccessApi.AppSettings;

    private protected override async Task DoAsync(string what, AccessLocation at)
    {
        var settings = new AccessAppSetting { AllowIframe = AllowIframe, SkipInterstitial = SkipInterstitial };
        if (settings.Document.Count == 0 && !Replace)
        {
            throw new InvalidValueException("Nothing to change: give -AllowIframe or -SkipInterstitial.");
        }

        // The API has no way to read them, so there is no old value to show.
        var change = string.Join(", ", settings.Document.Select(static field => $"{field.Key} → {field.Value}"));
        if (!ShouldProcess($"{what}: {change}", $"Set {what}: {change}?", "Cloudflare Access"))
        {
            return;
        }

        var request = new ApiRequest(Replace ? HttpMethod.Put : new HttpMethod("PATCH"), Resource.PathTo(at))
        {
            Subject = Resource,
            Body = settings.Document.DeepClone(),
            Repeatable = true,
        };
        var (result, _) = await Api.SendAsync(request, Call).ConfigureAwait(true);
        if (PassThru && result.ValueKind == JsonValueKind.Object)
        {
            Emit(Resource.Read(result, at));
        }
    }
}
