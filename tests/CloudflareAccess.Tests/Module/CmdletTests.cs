using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Module;

/// <summary>What every cmdlet declares.</summary>
public sealed class CmdletTests
{
    private static string Folder => Path.GetDirectoryName(Shell.ModulePath)!;

    /// <summary>A base with one concern is read in a minute; a long ladder of bases is not.</summary>
    [Fact]
    public void No_cmdlet_stands_more_than_five_classes_above_PSCmdlet()
    {
        using var shell = Shell.Unconnected();
        var ladders = shell.Cmdlets().Select(static command => Ladder(command.ImplementingType));

        Assert.Empty(ladders.Where(static ladder => ladder.Count > 5)
            .Select(static ladder => string.Join(" : ", ladder.Select(static type => type.Name))));

        static List<Type> Ladder(Type type) => type == typeof(PSCmdlet) ? [] : [type, .. Ladder(type.BaseType!)];
    }

    [Fact]
    public void ThrottleLimit_is_a_parameter_of_the_cmdlets_that_read_it_and_of_no_others()
    {
        using var shell = Shell.Unconnected();
        var types = shell.Cmdlets().Select(static command => command.ImplementingType).ToList();
        var offering = types.Where(static type => type.GetProperty("ThrottleLimit") is not null).ToList();

        Assert.Equal(types.Where(static type => type.GetInterface("IThrottled") is not null), offering);
        Assert.InRange(offering.Count, 60, types.Count - 1);
    }

    [Fact]
    public void Every_cmdlet_that_returns_objects_declares_their_type()
    {
        using var shell = Shell.Unconnected();
        foreach (var command in shell.Cmdlets())
        {
            Assert.True(
                command.OutputType.Count > 0 || command.Verb is "Remove" or "Revoke" or "Disconnect", $"{command.Name} has no OutputType.");
        }
    }

    [Fact]
    public void Every_cmdlet_declares_its_output_and_completes_its_references()
    {
        using var shell = Shell.Unconnected();
        var commands = shell.Cmdlets();

        Assert.Empty(commands.Where(static command => command.OutputType.Count == 0).Select(static command => command.Name));
        var references = commands
            .SelectMany(static command => command.ImplementingType.GetProperties()
                .Select(property => (Command: command.Name, Property: property)))
            .Where(static entry => (entry.Property.PropertyType.GetElementType() ?? entry.Property.PropertyType).Name == "AccessReference")
            .ToList();
        Assert.NotEmpty(references);
        Assert.Empty(
            references.Where(static entry => !Attribute.IsDefined(entry.Property, typeof(ArgumentCompleterAttribute)))
                .Select(static entry => $"{entry.Command} -{entry.Property.Name}"));
    }

    [Fact]
    public void Every_type_that_a_cmdlet_returns_has_a_table()
    {
        using var shell = Shell.Unconnected();
        var views = File.ReadAllText(Path.Combine(Folder, "CloudflareAccess.Format.ps1xml"));

        var types = shell.Cmdlets()
            .SelectMany(static command => command.OutputType)
            .Select(static type => type.Name)
            .Where(static name => name != typeof(PSObject).FullName && name != typeof(string).FullName && name != typeof(void).FullName)
            .Distinct();

        Assert.All(types, type => Assert.Contains($"<TypeName>{type}</TypeName>", views, StringComparison.Ordinal));
    }
}
