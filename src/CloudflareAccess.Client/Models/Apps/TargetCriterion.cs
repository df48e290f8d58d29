using System.Collections;
using System.Linq;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client;

/// <summary>Which targets an app gives access to, by which protocol and port.</summary>
public sealed class TargetCriterion : AccessDocument
{
    /// <summary>The port of the targets. One port has one protocol.</summary>
    public long? Port { get => Number(); set => Write(value); }

    /// <summary>The protocol.</summary>
    [KnownValues("SSH", "RDP")]
    public string? Protocol { get => Text(); set => Write(value); }

    /// <summary>
    /// What a target has to match: the name of an attribute, such as <c>hostname</c>, and its values, of which one has to
    /// fit. Assign it whole to change it.
    /// </summary>
    public IDictionary? TargetAttributes
    {
        get => Map();
        set
        {
            Write(value);
            if (Document["target_attributes"] is JsonObject attributes)
            {
                // The API wants a list even of one.
                foreach (var single in attributes.Where(static attribute => attribute.Value is JsonValue).ToArray())
                {
                    attributes[single.Key] = new JsonArray(single.Value!.DeepClone());
                }
            }
        }
    }
}
