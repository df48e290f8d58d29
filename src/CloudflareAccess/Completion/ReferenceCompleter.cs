using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Completes names, or ids, of live objects: of the kind that the parameter refers to, else of the command's own.</summary>
public sealed class ReferenceCompleter : Completer
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound)
    {
        var own = ModelOf(command) is { } model ? AccessApi.Of(model) : null;
        var resource = (property.GetCustomAttribute<RefersToAttribute>()?.Noun ?? own?.ReferredToBy(AccessDocument.FieldName(property.Name))) is { } name
            ? AccessApi.Named(name)
            : own!;
        return Live(resource, bound)
            .Select(item => (Text: (property.Name == "Id" ? null : item.Label) ?? item.Id ?? string.Empty, Hint: $"{item.Label} {item.Id}"))
            .Where(static candidate => candidate.Text.Length > 0)
            .OrderBy(static candidate => candidate.Text, StringComparer.OrdinalIgnoreCase);
    }
}
