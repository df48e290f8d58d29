using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Output;

/// <summary>Objects as a person sees them.</summary>
public sealed class TableTests
{
    [Fact]
    public void A_whole_number_in_any_response_is_an_integer()
    {
        using var shell = Shell.OnSandbox();
        shell.Server.Intercept = static _ => Fault.Answer(200, """{"success":true,"result":{"app_count":1,"share":0.5}}""");

        var tag = shell.Run("Invoke-CfAccessRequest access/tags/internal").Ok().Single();

        Assert.Equal(1L, tag.Properties["app_count"].Value);
        Assert.Equal(0.5, tag.Properties["share"].Value);
    }

    /// <summary>
    /// A console tells the formatter one column less than it has. In a narrow one, columns are left out; none is cut to a few
    /// letters.
    /// </summary>
    [Theory]
    [InlineData(120)]
    [InlineData(81)]
    [InlineData(80)]
    public void Default_views_are_tables_that_fit_the_console(int width)
    {
        using var rig = new Rig(width: width);
        foreach (var (view, output) in Views(rig))
        {
            var text = rig.Render(output);
            var lines = text.Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0).ToList();
            Assert.True(lines.Count > 2, $"{view} shows no table: {text}");
            Assert.All(lines, line => Assert.True(line.Length <= width, line));
            Assert.True(Regex.IsMatch(lines[1], "^[- ]+$"), $"{view}: the header is broken: {text}");
        }
    }

    [Fact]
    public void Every_table_of_the_module_is_a_view_in_the_catalogue()
    {
        using var rig = new Rig();
        var formats = XDocument.Load(Path.Combine(Path.GetDirectoryName(Shell.ModulePath)!, "CloudflareAccess.Format.ps1xml"));
        var tables = formats.Descendants("View")
            .Where(static view => view.Element("TableControl") is not null)
            .SelectMany(static view => view.Descendants("TypeName"))
            .Select(static type => type.Value)
            .ToList();

        var shown = Views(rig).SelectMany(static view => view.Output).SelectMany(static item => item.TypeNames).ToHashSet();

        Assert.True(tables.Count > 30);
        Assert.Empty(tables.Except(shown));
    }

    [Fact]
    public void Times_are_DateTimeOffset()
    {
        using var shell = Shell.OnSandbox();

        Assert.IsType<DateTimeOffset>(shell.Run("(Get-CfAccessApp wiki).UpdatedAt").Ok().Single().BaseObject);
        Assert.IsType<DateTimeOffset>(
            shell.Run("(Get-CfAccessUser ann@example.com | Get-CfAccessUserSession | Select-First).Expiration").Ok().Single().BaseObject);
    }

    private static IEnumerable<(string View, IReadOnlyList<PSObject> Output)> Views(Rig rig)
    {
        foreach (var use in Catalogue.All)
        {
            foreach (var view in use.Views)
            {
                rig.Prepare(use);
                yield return (view, rig.Run(new Use(view)).Ok());
            }
        }
    }
}
