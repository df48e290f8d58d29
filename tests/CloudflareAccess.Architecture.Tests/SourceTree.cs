using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CloudflareAccess.Architecture.Tests;

/// <summary>The sources in src as one compilation, in which each type has the room that its folder names.</summary>
internal sealed class SourceTree
{
    private const string Root = "CloudflareAccess";

    private readonly CSharpCompilation _compilation;

    private SourceTree(CSharpCompilation compilation)
    {
        _compilation = compilation;

        // The root namespaces of client and module hold public types of all their rooms: a use of one is judged by its type.
        RoomsByNamespace = Files.Where(static file => NamespaceOf(file) is not (Root or Root + ".Client" or Root + ".Account"))
            .ToLookup(NamespaceOf, RoomOf);
    }

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(
        typeof(SourceTree).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryPath").Value!);

    /// <summary>The sources as they are.</summary>
    public static SourceTree Current { get; } = Read();

    public IEnumerable<SyntaxTree> Files => _compilation.SyntaxTrees;

    /// <summary>The rooms by the namespaces that their folders name.</summary>
    public ILookup<string, string> RoomsByNamespace { get; }

    /// <summary>All rooms: the folders with sources in them.</summary>
    public IReadOnlyList<string> Rooms => [.. Files.Select(RoomOf).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The room of a file: <c>Client/Http</c>, <c>Common/Bases</c>; a noun's folder for a cmdlet.</summary>
    public static string RoomOf(SyntaxTree file)
    {
        var parts = Path.GetRelativePath(Path.Combine(Repository, "src"), file.FilePath).Split(Path.DirectorySeparatorChar);
        var project = parts[0] == Root ? string.Empty : parts[0][(Root.Length + 1)..];

        // The areas of the models, and the listing within the resources, are shelves of one room; so is all of the sandbox.
        var depth = parts switch
        {
            [Root, "Common", ..] => 2,
            [Root or Root + ".Client" or Root + ".Account", ..] => 1,
            _ => 0,
        };
        var folders = parts[1..^1].Take(depth);
        return string.Join("/", new[] { project }.Concat(folders).Where(static part => part.Length > 0).DefaultIfEmpty("(root)"));
    }

    /// <summary>The namespace that the folder of a file names.</summary>
    public static string NamespaceOf(SyntaxTree file)
    {
        var parts = Path.GetRelativePath(Path.Combine(Repository, "src"), file.FilePath).Split(Path.DirectorySeparatorChar);
        return string.Join(".", parts[..^1]);
    }

    public SemanticModel Model(SyntaxTree file) => _compilation.GetSemanticModel(file);

    /// <summary>The same sources and some more.</summary>
    public (SourceTree Tree, IReadOnlyList<SyntaxTree> Files) With(IEnumerable<(string Path, string Source)> more)
    {
        var files = more.Select(static one => Parse(one.Source, one.Path)).ToList();
        return (new SourceTree(_compilation.AddSyntaxTrees(files)), files);
    }

    private static SourceTree Read()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith(Root, StringComparison.Ordinal))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path));
        var files = Directory.EnumerateDirectories(Path.Combine(Repository, "src"), Root + "*")
            .SelectMany(static project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
            .Where(static path => !Path.GetRelativePath(Repository, path).Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
            .Select(static path => Parse(File.ReadAllText(path), path));
        return new SourceTree(CSharpCompilation.Create(Root, files, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)));
    }

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview), path);
}
