using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Help;

/// <summary>Cmdlets, pages and Get-Help agree, and leave nothing out.</summary>
public sealed class HelpTests
{
    private static readonly string[] Topics =
    [
        "about_CfAccess_Authentication", "about_CfAccess_RateLimits", "about_CfAccess_Rules", "about_CfAccess_Runbooks",
        "about_CfAccess_SafeChanges", "about_CfAccess_Sandbox", "about_CloudflareAccess",
    ];

    /// <summary>The sections of a page.</summary>
    private static readonly string[] Sections =
        ["SYNOPSIS", "SYNTAX", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    [Fact]
    public void Every_cmdlet_has_a_page_and_every_page_a_cmdlet()
    {
        using var shell = Shell.Unconnected();

        Assert.Equal(Commands(shell).Select(static command => command.Name), HelpPage.All.Select(static page => page.Cmdlet));
    }

    [Fact]
    public void Every_page_has_every_section_and_at_least_two_examples()
    {
        Assert.All(HelpPage.All, static page =>
        {
            Assert.All(Sections, section => Assert.True(page.Sections.GetValueOrDefault(section)?.Length > 0, $"{page} has no {section}."));
            Assert.All(page.Sections.Values, text => Assert.DoesNotContain("{{", text, StringComparison.Ordinal));
            Assert.True(page.Examples.Count >= 2, $"{page} has {page.Examples.Count} examples.");
            Assert.All(
                page.Examples,
                example => Assert.True(example.Code.Length > 0 && example.Remark.Length > 0, $"{example} has no code or says nothing."));
            Assert.Contains(page.Cmdlet, string.Join('\n', page.Examples.Select(static example => example.Code)), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Every_parameter_is_on_the_page_as_it_is_in_the_cmdlet()
    {
        using var shell = Shell.Unconnected();
        var wrong = new List<string>();
        foreach (var command in Commands(shell))
        {
            var page = HelpPage.All.First(page => page.Cmdlet == command.Name);
            var parameters = Own(command).ToDictionary(static parameter => parameter.Name);
            wrong.AddRange(parameters.Keys.Except(page.Parameters.Keys).Select(name => $"{page} lacks -{name}"));
            wrong.AddRange(page.Parameters.Keys.Except(parameters.Keys).Select(name => $"{page} has -{name}, which there is not"));
            foreach (var (name, noted) in page.Parameters.Where(noted => parameters.ContainsKey(noted.Key)))
            {
                var parameter = parameters[name];
                Compare($"{page} -{name}: type", TypeName(parameter.ParameterType), noted.Type);
                Compare($"{page} -{name}: aliases", Joined(parameter.Aliases), Joined(noted.Aliases));
                Compare(
                    $"{page} -{name}: wildcards", parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(), noted.SupportsWildcards);
                Compare(
                    $"{page} -{name}: parameter sets",
                    Joined(parameter.ParameterSets.Select(static set => Noted(set).ToString())),
                    Joined(noted.ParameterSets.Select(static set => set.ToString())));
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

        void Compare<T>(string what, T real, T noted)
        {
            if (!Equals(real, noted))
            {
                wrong.Add($"{what}: {real}, the page says {noted}");
            }
        }
    }

    [Fact]
    public void Get_Help_shows_what_the_pages_say_and_leaves_nothing_out()
    {
        using var shell = Shell.Unconnected();
        var wrong = new List<string>();
        foreach (var page in HelpPage.All)
        {
            var help = shell.Run($"Get-Help {page} -Full").Ok().Single();
            Compare($"{page} synopsis", page.Sections["SYNOPSIS"], Text(help, "Synopsis"));
            Compare($"{page} description", page.Sections["DESCRIPTION"], Text(help, "description"));
            Compare($"{page} notes", page.Sections["NOTES"], Text(help, "alertSet.alert"));
            var examples = Items(help, "examples.example");
            Compare($"{page} number of examples", Number(page.Examples.Count), Number(examples.Count));
            foreach (var (example, shown) in page.Examples.Zip(examples))
            {
                var text = Text(shown, "introduction") + Text(shown, "code") + Text(shown, "remarks");
                var unfenced = text.Replace("```powershell", string.Empty, StringComparison.Ordinal)
                    .Replace("```", string.Empty, StringComparison.Ordinal);
                Compare($"{example}", Plain(example.Code) + Plain(example.Remark), Plain(unfenced));
            }

            var parameters = Items(help, "parameters.parameter").ToDictionary(static parameter => Text(parameter, "name"));
            Compare($"{page} parameters", Joined(page.Parameters.Keys), Joined(parameters.Keys));
            foreach (var (name, noted) in page.Parameters.Where(noted => parameters.ContainsKey(noted.Key)))
            {
                Compare($"{page} -{name}", noted.Description, Text(parameters[name], "description"));
                Compare(
                    $"{page} -{name} required",
                    noted.ParameterSets.Any(static set => set.IsRequired) ? "true" : "false",
                    Text(parameters[name], "required").ToLowerInvariant());
            }

            foreach (var (section, property) in new[] { ("INPUTS", "inputTypes.inputType"), ("OUTPUTS", "returnValues.returnValue") })
            {
                var items = Items(help, property).Select(static item => $"{Text(item, "type.name")} {Text(item, "description")}");
                var shown = string.Join(' ', items);
                Compare($"{page} {section}", page.Sections[section].Replace("### ", string.Empty, StringComparison.Ordinal), shown);
            }

            Compare(
                $"{page} links",
                Joined(Regex.Matches(page.Sections["RELATED LINKS"], @"\[(.*?)\]").Select(static link => link.Groups[1].Value)),
                Joined(
                    Items(help, "relatedLinks.navigationLink").Select(static link => Text(link, "linkText"))
                        .Where(static text => text != "Online Version")));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Take(40)));

        void Compare(string what, string page, string shown)
        {
            if (Plain(page).Length == 0)
            {
                wrong.Add($"{what}: nothing is noted");
            }
            else if (Plain(page) != Plain(shown))
            {
                wrong.Add($"{what}: the page says '{page}', Get-Help '{shown}'. `build.ps1 -Task Docs` makes the help from the pages.");
            }
        }
    }

    [Fact]
    public void A_shared_parameter_is_described_in_the_same_words()
    {
        using var shell = Shell.Unconnected();
        var texts = Commands(shell)
            .SelectMany(static command => Own(command).Select(parameter => (
                Cmdlet: command.Name,
                parameter.Name,
                Declaring: Declaring(command, parameter.Name))))
            .Where(static entry => entry.Declaring is { IsAbstract: true, IsGenericType: false })
            .Select(static entry => (entry.Declaring, entry.Name, Text: Described(entry.Cmdlet, entry.Name), entry.Cmdlet))
            .GroupBy(static entry => (entry.Declaring, entry.Name))
            .Where(static group => group.Select(static entry => entry.Text).Distinct().Count() > 1);

        Assert.Empty(texts.Select(static group =>
        {
            var different = group.GroupBy(static entry => entry.Text).Select(static same => same.First().Cmdlet);
            return $"-{group.Key.Name} of {string.Join(", ", different)}";
        }));

        static string? Described(string cmdlet, string parameter) =>
            HelpPage.All.First(page => page.Cmdlet == cmdlet).Parameters.GetValueOrDefault(parameter)?.Description;
    }

    [Fact]
    public void Get_Help_shows_every_topic()
    {
        using var shell = Shell.Unconnected();
        Assert.All(Topics, topic =>
        {
            var text = shell.Run($"Get-Help {topic}").Ok().Single().ToString();
            Assert.StartsWith($"TOPIC\n    {topic}\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.All(
                text.ReplaceLineEndings("\n").Split('\n'),
                static line => Assert.True(line.Length <= 80, $"longer than 80 columns: {line}"));
        });
        var shown = shell.Run("Get-Help about_C*").Ok().Select(static topic => topic.Properties["Name"].Value.ToString());
        Assert.Equal(
            Topics,
            shown.Where(static name => name!.StartsWith("about_Cf", StringComparison.Ordinal) || name == "about_CloudflareAccess")
                .Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<CmdletInfo> Commands(Shell shell) =>
        [.. shell.Cmdlets().OrderBy(static command => command.Name, StringComparer.Ordinal)];

    private static IEnumerable<ParameterMetadata> Own(CmdletInfo command) =>
        command.Parameters.Values.Where(static parameter => !Cmdlet.CommonParameters.Contains(parameter.Name));

    private static Type? Declaring(CmdletInfo command, string parameter) => command.ImplementingType.GetProperty(parameter)?.DeclaringType;

    private static string TypeName(Type type) =>
        type.IsGenericType
            ? $"{type.Namespace}.{type.Name}[{string.Join(',', type.GetGenericArguments().Select(TypeName))}]"
            : type.FullName!;

    private static PageParameterSet Noted(KeyValuePair<string, ParameterSetMetadata> set) => new()
    {
        Name = set.Key == ParameterAttribute.AllParameterSets ? "(All)" : set.Key,
        Position = set.Value.Position == int.MinValue ? "Named" : Number(set.Value.Position),
        IsRequired = set.Value.IsMandatory,
        ValueFromPipeline = set.Value.ValueFromPipeline,
        ValueFromPipelineByPropertyName = set.Value.ValueFromPipelineByPropertyName,
    };

    private static IReadOnlyList<PSObject> Items(PSObject help, string path)
    {
        object? value = help;
        foreach (var name in path.Split('.'))
        {
            value = value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
        }

        return
        [
            .. (LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value])
                .Where(static item => item is not null && item.ToString()!.Length > 0)
                .Select(PSObject.AsPSObject),
        ];
    }

    private static string Text(PSObject help, string path) =>
        string.Join("\n\n", Items(help, path).Select(static item => item.Properties["Text"]?.Value?.ToString() ?? item.ToString())).Trim();

    // Line breaks and spaces do not count.
    private static string Plain(string text) => Regex.Replace(text, @"\s+", string.Empty);

    private static string Joined(IEnumerable<string> texts) => string.Join(", ", texts.Order(StringComparer.Ordinal));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
