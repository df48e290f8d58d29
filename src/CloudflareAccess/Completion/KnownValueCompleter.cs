using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CloudflareAccess.Common.Binding;

namespace CloudflareAccess;

/// <summary>Completes the fixed values of the model's property that a parameter sets or filters by.</summary>
public sealed class KnownValueCompleter : Completer
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound) =>
        (ModelOf(command) is { } model ? KnownValues.Of(model, property.Name) : null)?.Select(static value => (value, value)) ?? [];
}
