using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using CloudflareAccess.Sandbox;

namespace CloudflareAccess;

/// <summary>Completes the options of a sandbox, each as a hashtable that takes the other side of a yes or no.</summary>
public sealed class SandboxOptionCompleter : Completer
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound) =>
        SandboxOptions.Names.Select(static name => (name, name));

    /// <inheritdoc/>
    private protected override string Written(string text)
    {
        var value = typeof(SandboxOptions).GetProperty(text)!.GetValue(new SandboxOptions()) switch
        {
            bool flag => flag ? "$false" : "$true",
            TimeSpan time => $"'{time.ToString("c", CultureInfo.InvariantCulture)}'",
            null => "$null",
            var number => Convert.ToString(number, CultureInfo.InvariantCulture),
        };
        return $"@{{ {text} = {value} }}";
    }
}
