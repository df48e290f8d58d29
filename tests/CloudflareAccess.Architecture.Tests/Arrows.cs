using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudflareAccess.Architecture.Tests;

/// <summary>Which room uses which, as the sources have it and as docs/architecture.md draws it.</summary>
internal static class Arrows
{
    private const string Noun = "<Noun>";

    /// <summary>The arrows that docs/architecture.md draws.</summary>
    public static IReadOnlyDictionary<string, string[]> Drawn { get; } = Read();

    /// <summary>Whether an arrow is drawn.</summary>
    public static bool IsDrawn(string from, string to) =>
        from == to
        || Named(from).Any(one => Drawn.TryGetValue(one, out var targets) && targets.Any(target => Named(to).Contains(target)));

    /// <summary>The arrows of a file: each room that it uses, and where.</summary>
    public static IEnumerable<(string To, string Use)> Of(SourceTree tree, SyntaxTree file)
    {
        var model = tree.Model(file);
        var root = file.GetRoot(TestContext.Current.CancellationToken);
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            foreach (var type in Types(model.GetSymbolInfo(name).Symbol))
            {
                if (type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree is { } declared)
                {
                    yield return (SourceTree.RoomOf(declared), $"{type.Name} at line {file.GetLineSpan(name.Span).StartLinePosition.Line + 1}");
                }
            }
        }

        // A using is an arrow too, whether anything needs it or not.
        foreach (var directive in root.DescendantNodes().OfType<UsingDirectiveSyntax>())
        {
            var target = directive.NamespaceOrType.ToString();
            foreach (var room in tree.RoomsByNamespace[target].Distinct())
            {
                yield return (room, $"using {target}");
            }
        }
    }

    /// <summary>Whether a room is the folder of a noun: the module's own, but for what nouns share.</summary>
    public static bool IsNoun(string room) => !room.Contains('/', StringComparison.Ordinal)
        && room is not ("Client" or "Account" or "Sandbox" or "Sandbox.Server" or "Playground" or "Completion" or "Connection" or "Loading" or "(root)");

    private static string[] Named(string room) => IsNoun(room) ? [room, Noun] : room.Split('/') is [var project, _] && project != "Common" ? [room, project + "/*"] : [room];

    private static IEnumerable<INamedTypeSymbol> Types(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => [type.OriginalDefinition],
        IMethodSymbol { ReducedFrom: { } extension } => Types(extension.ContainingType),
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => Types(symbol.ContainingType),
        IAliasSymbol alias => Types(alias.Target),
        _ => [],
    };

    private static Dictionary<string, string[]> Read()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Repository, "docs", "architecture.md"));
        var block = Regex.Match(text, "```arrows\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        return block.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split("->", StringSplitOptions.TrimEntries))
            .Where(static sides => sides.Length == 2)
            .ToDictionary(static sides => sides[0], static sides => sides[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
