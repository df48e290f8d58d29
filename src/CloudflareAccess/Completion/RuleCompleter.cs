using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Client.Rules;

namespace CloudflareAccess;

/// <summary>Completes rule text: the selectors, and after one that refers to objects (<c>group:</c>) their live names.</summary>
public sealed class RuleCompleter : Completer
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound)
    {
        var colon = word.IndexOf(':');
        var named = RuleSelectors.All.FirstOrDefault(selector => colon > 0 && selector.TextName == word.Substring(0, colon));
        return named?.Fields is [{ RefersTo: { } name }] && AccessApi.Named(name) is { Kind: not ResourceKind.Outside } resource
            ? Live(resource, bound).Select(item => ($"{named.TextName}:{item.Label}", item.Id ?? string.Empty))
            : RuleSelectors.All.Select(static selector => (selector.Fields.Count == 0 ? selector.TextName : selector.TextName + ":", selector.Key));
    }
}
