using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Documents;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;
using CloudflareAccess.Common.Binding;
using CloudflareAccess.Completion;
using CloudflareAccess.Connection;

namespace CloudflareAccess;

/// <summary>Completes an argument. Whatever goes wrong, a key press is no place for an error: then nothing is offered.</summary>
public abstract class Completer : IArgumentCompleter
{
    private static readonly Lazy<Dictionary<string, Type>> Commands = new(static () => typeof(Completer).Assembly.GetTypes()
        .Select(static type => (Type: type, Cmdlet: type.GetCustomAttribute<CmdletAttribute>()))
        .Where(static entry => entry.Cmdlet is not null)
        .ToDictionary(static entry => $"{entry.Cmdlet!.VerbName}-{entry.Cmdlet.NounName}", static entry => entry.Type, StringComparer.OrdinalIgnoreCase));

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = (wordToComplete ?? string.Empty).Trim('\'', '"');
            var property = Commands.Value.TryGetValue(commandName, out var command) ? command.GetProperty(parameterName) : null;
            return property is null
                ? []
                : Candidates(command!, property, word, fakeBoundParameters)
                    .Where(candidate => candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                    .Select(candidate => new CompletionResult(Written(candidate.Text), candidate.Text, CompletionResultType.ParameterValue, candidate.Hint))
                    .ToList();
        }
#pragma warning disable CA1031 // See the summary: nothing that happens here is worth an error at the prompt.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    /// <summary>What could be meant, and a hint for each.</summary>
    private protected abstract IEnumerable<(string Text, string Hint)> Candidates(Type command, PropertyInfo property, string word, IDictionary bound);

    /// <summary>What stands at the prompt then; in quotes where it needs them.</summary>
    private protected virtual string Written(string text) => Quoted(text);

    /// <summary>The model of the command's resource.</summary>
    private protected static Type? ModelOf(Type command) => command.GetInterfaces()
        .FirstOrDefault(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IResourceCommand<>))?.GetGenericArguments()[0];

    /// <summary>The live objects of a resource in the context that the command would use.</summary>
    private protected static IReadOnlyList<AccessObject> Live(Resource resource, IDictionary bound)
    {
        var table = ContextTable.Current;
        var context = bound["Context"] switch
        {
            null => table.DefaultOrEnvironment(),
            PSObject { BaseObject: CfAccessContext given } => given,
            CfAccessContext given => given,
            var name => table.Find(name.ToString()!),
        };
        return context?.Locator.Find(resource, bound["ZoneId"]?.ToString()) is { } at ? InTime(context.Index, resource, at) : [];
    }

    // A key press waits a quarter of a second at most; a list that takes longer is there for the next one.
    private static IReadOnlyList<AccessObject> InTime(ObjectIndex index, Resource resource, AccessLocation at)
    {
        var list = Task.Run(async () =>
        {
            using var limit = new CancellationTokenSource(Limit);
            return await index.AllAsync(resource, at, index.Now - Freshness, new ApiCall(SilentObserver.Instance, limit.Token)).ConfigureAwait(false);
        });
        return Task.WaitAny([list], Patience) == 0 && list.Status == TaskStatus.RanToCompletion ? list.Result : [];
    }

    private static string Quoted(string text) =>
        text.Length > 0 && text.All(static character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or ':')
            ? text
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
