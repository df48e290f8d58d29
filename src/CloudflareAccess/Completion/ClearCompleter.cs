using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess;

/// <summary>Completes the fields that a Set cmdlet can empty: of those that it can set.</summary>
public sealed class ClearCompleter : Completer
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound) =>
        command.GetProperties()
            .Where(parameter => parameter.GetCustomAttribute<ParameterAttribute>() is not null
                && ModelOf(command) is { } model && model.GetProperty(parameter.Name) is { } field && AccessApi.Of(model).CanEmpty(field))
            .Select(static parameter => (parameter.Name, parameter.Name));
}
