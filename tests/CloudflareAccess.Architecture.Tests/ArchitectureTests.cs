using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CloudflareAccess.Architecture.Tests;

/// <summary>The sources against the rooms and arrows of docs/architecture.md. A type's room is its folder.</summary>
public sealed class ArchitectureTests
{
    [Fact]
    public void No_room_uses_another_without_an_arrow()
    {
        var tree = SourceTree.Current;
        var forbidden = tree.Files.SelectMany(file => Forbidden(tree, file)).ToList();

        Assert.True(forbidden.Count == 0, string.Join(Environment.NewLine, forbidden));
    }

    [Fact]
    public void No_arrow_is_drawn_that_nothing_uses()
    {
        var tree = SourceTree.Current;
        var used = tree.Files.SelectMany(file => Arrows.Of(tree, file).Select(arrow => (From: SourceTree.RoomOf(file), arrow.To))).ToHashSet();
        var idle = Arrows.Drawn.SelectMany(static arrow => arrow.Value.Select(to => (From: arrow.Key, To: to)))
            .Where(drawn => !used.Any(arrow => Is(arrow.From, drawn.From) && Is(arrow.To, drawn.To)));

        Assert.Empty(idle);

        static bool Is(string room, string drawn) => drawn == "<Noun>" ? Arrows.IsNoun(room) : drawn.EndsWith("/*", StringComparison.Ordinal)
            ? room.StartsWith(drawn[..^1], StringComparison.Ordinal) || room == drawn[..^2]
            : room == drawn;
    }

    [Fact]
    public void No_arrows_lead_in_a_circle()
    {
        var rooms = SourceTree.Current.Rooms;
        var circles = rooms.Where(room => Reached(room, []).Contains(room));

        Assert.Empty(circles);

        HashSet<string> Reached(string from, HashSet<string> seen)
        {
            foreach (var to in rooms.Where(to => to != from && Arrows.IsDrawn(from, to)))
            {
                if (seen.Add(to))
                {
                    Reached(to, seen);
                }
            }

            return seen;
        }
    }

    [Fact]
    public void The_namespace_of_an_internal_type_is_its_folder()
    {
        var wrong =
            from file in SourceTree.Current.Files
            let root = file.GetRoot(TestContext.Current.CancellationToken)
            from type in root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where type.Parent is BaseNamespaceDeclarationSyntax && !root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Any(IsPublic)
            let space = ((BaseNamespaceDeclarationSyntax)type.Parent!).Name.ToString()
            where space != SourceTree.NamespaceOf(file)
            select $"{type.Identifier} is in {space}, its folder is {SourceTree.NamespaceOf(file)}";

        Assert.Empty(wrong);

        static bool IsPublic(BaseTypeDeclarationSyntax type) => type.Modifiers.Any(static modifier => modifier.Text == "public");
    }

    /// <summary>The proof that the test sees: a use, and a using, against each arrow that is not drawn.</summary>
    [Fact]
    public void A_use_and_a_using_against_each_missing_arrow_are_found()
    {
        var tree = SourceTree.Current;
        var samples = tree.Rooms.ToDictionary(static room => room, room => tree.Files.First(file => SourceTree.RoomOf(file) == room && FirstType(file) is not null));
        var missing = samples.Keys.SelectMany(from => samples.Keys.Where(to => !Arrows.IsDrawn(from, to)).Select(to => (From: from, To: to))).ToList();
        var broken = missing.SelectMany(arrow => new[] { Use(samples[arrow.To]), Using(samples[arrow.To]) }.OfType<string>()
            .Select((source, number) => (Arrow: arrow, Path: BesideOf(samples[arrow.From], $"{number}{arrow.To.Replace('/', '.')}.cs"), Source: source))).ToList();

        var (with, files) = tree.With(broken.Select(static one => (one.Path, one.Source)));
        var missed = broken.Zip(files, static (one, file) => (one.Arrow, one.Source, File: file))
            .Where(one => !Forbidden(with, one.File).Any(line => line.StartsWith($"{one.Arrow.From} -> {one.Arrow.To}:", StringComparison.Ordinal)));

        Assert.Empty(missed.Select(static one => $"{one.Arrow}: {one.Source}"));
        Assert.True(broken.Count > 500, $"Only {broken.Count} uses were tried.");

        static string BesideOf(SyntaxTree file, string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file.FilePath)!, name);
    }

    private static IEnumerable<string> Forbidden(SourceTree tree, SyntaxTree file)
    {
        var from = SourceTree.RoomOf(file);
        return Arrows.Of(tree, file).Where(arrow => !Arrows.IsDrawn(from, arrow.To))
            .GroupBy(static arrow => arrow.To)
            .Select(group => $"{from} -> {group.Key}: {System.IO.Path.GetFileName(file.FilePath)} has {group.First().Use}");
    }

    private static string Use(SyntaxTree file)
    {
        var type = FirstType(file)!;
        var parameters = (type as TypeDeclarationSyntax)?.TypeParameterList?.Parameters.Count ?? 0;
        var name = $"{((BaseNamespaceDeclarationSyntax)type.Parent!).Name}.{type.Identifier}{(parameters == 0 ? "" : $"<{new string(',', parameters - 1)}>")}";
        return $"namespace X; file static class Y {{ public static object? Z() => typeof({name}); }}";
    }

    // A namespace of public types belongs to no single room.
    private static string? Using(SyntaxTree file) => SourceTree.NamespaceOf(file) is not ("CloudflareAccess" or "CloudflareAccess.Client") and var name
        ? $"using {name}; namespace X; file static class Y;"
        : null;

    private static BaseTypeDeclarationSyntax? FirstType(SyntaxTree file) =>
        file.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault(static type => type.Parent is BaseNamespaceDeclarationSyntax);
}
