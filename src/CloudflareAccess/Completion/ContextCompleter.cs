using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>Completes the names of this runspace's contexts.</summary>
public sealed class ContextCompleter : Completer
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound) =>
        ContextTable.Current.All.Select(static context => (context.Name, context.ToString()));
}
