using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareAccess.Tests.Hosting;
using YamlDotNet.Serialization;

namespace CloudflareAccess.Tests.Help;

/// <summary>A page of docs/en-US, divided as the schema of platyPS divides it.</summary>
/// <param name="Cmdlet">The cmdlet that it is about.</param>
/// <param name="Sections">The text under each heading of the second level.</param>
internal sealed partial record HelpPage(string Cmdlet, IReadOnlyDictionary<string, string> Sections)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().IgnoreUnmatchedProperties().Build();

    public static IReadOnlyList<HelpPage> All { get; } =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Path, "docs", "en-US"), "*-CfAccess*.md").Order(StringComparer.Ordinal).Select(Read),
    ];

    /// <summary>The examples: their headings, their code and their remarks.</summary>
    public IReadOnlyList<Example> Examples =>
    [
        .. Divide(Sections["EXAMPLES"], "### ").Select(
            part => new Example(
                $"{Cmdlet}, {part.Heading}",
                Fence().Match(part.Text) is { Success: true } code ? code.Groups[1].Value : string.Empty,
                Fence().Replace(part.Text, string.Empty).Trim())),
    ];

    public IReadOnlyDictionary<string, PageParameter> Parameters =>
        Divide(Sections["PARAMETERS"], "### -").ToDictionary(static part => part.Heading, static part =>
        {
            var block = YamlFence().Match(part.Text);
            var parameter = Yaml.Deserialize<PageParameter>(block.Groups[1].Value);
            parameter.Description = part.Text[..block.Index].Trim();
            return parameter;
        });

    public override string ToString() => Cmdlet;

    /// <summary>The parts of a text, each with its heading.</summary>
    private static IEnumerable<(string Heading, string Text)> Divide(string text, string mark) =>
        ("\n" + text).Split("\n" + mark)
            .Skip(1)
            .Select(static part => part.Split('\n', 2))
            .Select(static part => (part[0].Trim(), part.Length > 1 ? part[1].Split("\n### ")[0].Trim() : string.Empty));

    private static HelpPage Read(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        return new HelpPage(
            Path.GetFileNameWithoutExtension(path),
            ("\n" + text).Split("\n## ")
                .Skip(1)
                .Select(static part => part.Split('\n', 2))
                .ToDictionary(static part => part[0].Trim(), static part => part[1].Trim()));
    }

    [GeneratedRegex("```powershell\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("```yaml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex YamlFence();
}

/// <summary>An example of the help.</summary>
internal sealed record Example(string Title, string Code, string Remark)
{
    /// <summary>The script that it calls; empty where it calls none.</summary>
    public string Script { get; init; } = string.Empty;

    public override string ToString() => Title;
}

/// <summary>A parameter on a page.</summary>
internal sealed class PageParameter
{
    public string Description { get; set; } = string.Empty;

    public string Type { get; set; } = string.Empty;

    public bool SupportsWildcards { get; set; }

    public List<string> Aliases { get; set; } = [];

    public List<PageParameterSet> ParameterSets { get; set; } = [];
}

/// <summary>A parameter on a page, in one parameter set.</summary>
internal sealed class PageParameterSet
{
    public string Name { get; set; } = string.Empty;

    public string Position { get; set; } = string.Empty;

    public bool IsRequired { get; set; }

    public bool ValueFromPipeline { get; set; }

    public bool ValueFromPipelineByPropertyName { get; set; }

    public override string ToString() => $"{Name}: position {Position}, required {IsRequired}, pipeline {ValueFromPipeline},"
        + $" by property name {ValueFromPipelineByPropertyName}";
}
