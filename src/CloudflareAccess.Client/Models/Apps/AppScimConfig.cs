using System.Text.Json.Nodes;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client;

/// <summary>How Access provisions people and groups to an app by SCIM.</summary>
public sealed class AppScimConfig : AccessDocument
{
    /// <summary>Whether it does.</summary>
    public bool? Enabled { get => Flag(); set => Write(value); }

    /// <summary>The id of the identity provider that people and groups come from. Required.</summary>
    public string? IdpUid { get => Text(); set => Write(Uuid.Check(value)); }

    /// <summary>The base URL of the SCIM service. Required.</summary>
    public string? RemoteUri { get => Text(); set => Write(HttpUrl.Check(value)); }

    /// <summary>Whether a deletion sets <c>active</c> to false in the service, in place of deleting there.</summary>
    public bool? DeactivateOnDelete { get => Flag(); set => Write(value); }

    /// <summary>
    /// How to authenticate to the service; the API has one entry or a list of them. Their secrets are on the app.
    /// </summary>
    public AppScimAuthentication[]? Authentication
    {
        get => Document["authentication"] is JsonObject single ? [View<AppScimAuthentication>(single)] : Parts<AppScimAuthentication>();
        set
        {
            if (value is [var single])
            {
                Write(single);
            }
            else
            {
                Write(value);
            }
        }
    }

    /// <summary>What is provisioned, and how it is transformed.</summary>
    public AppScimMapping[]? Mappings { get => Parts<AppScimMapping>(); set => Write(value); }
}
