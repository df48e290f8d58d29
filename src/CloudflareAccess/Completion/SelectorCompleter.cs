using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CloudflareAccess.Client.Rules;

namespace CloudflareAccess;

/// <summary>Completes the names of rule selectors.</summary>
public sealed class SelectorCompleter : Completer
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound) =>
        RuleSelectors.All.Select(static selector => (selector.TextName, selector.Key));
}
