using System;
using System.Linq;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Uses;

/// <summary>The catalogue is complete, and agrees with the module.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void Every_cmdlet_is_in_the_catalogue()
    {
        using var shell = Shell.Unconnected();

        var cmdlets = shell.Cmdlets().Select(static command => command.Name).ToList();

        Assert.True(cmdlets.Count > 100);
        Assert.Equal(cmdlets.Order(StringComparer.Ordinal), Catalogue.All.Select(static use => use.Cmdlet).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_verb_of_every_resource_is_in_the_catalogue()
    {
        var cmdlets = ResourceDescription.All.SelectMany(static resource => resource.Cmdlets).Distinct().ToList();

        Assert.True(cmdlets.Count > 50);

        // A tag is its name: to set it is to rename it. A test of policies is started.
        Assert.Equal(
            ["Set-CfAccessTag", "New-CfAccessPolicyTest"],
            cmdlets.Where(static cmdlet => Catalogue.All.All(use => use.Cmdlet != cmdlet)));
    }

    [Fact]
    public void Every_resource_is_in_the_catalogue() =>
        Assert.Empty(ResourceDescription.All.Select(static resource => resource.Noun)
            .Except(Catalogue.Nouns.Select(static noun => noun.Noun)));

    [Fact]
    public void Every_noun_is_in_the_catalogue_once() =>
        Assert.Equal(Catalogue.Nouns.Count, Catalogue.Nouns.Select(static noun => noun.Noun).Distinct().Count());

    [Fact]
    public void Every_cmdlet_that_changes_something_is_marked_as_a_change()
    {
        using var shell = Shell.Unconnected();

        var changes = shell.Cmdlets()
            .Where(static command => command.Parameters.ContainsKey("WhatIf"))
            .Select(static command => command.Name);

        Assert.Equal(
            changes.Order(StringComparer.Ordinal),
            Catalogue.All.Where(static use => use.IsChange).Select(static use => use.Cmdlet).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_cmdlet_that_changes_fields_has_a_field_in_the_catalogue()
    {
        using var shell = Shell.Unconnected();

        var nouns = shell.Cmdlets()
            .Where(static command => command.Verb == "Set" && command.Parameters.ContainsKey("Clear"))
            .Select(static command => command.Noun);

        Assert.Equal(
            nouns.Order(StringComparer.Ordinal),
            Catalogue.Nouns.Where(static noun => noun.Field is not null)
                .Select(static noun => $"CfAccess{noun.Noun}")
                .Order(StringComparer.Ordinal));
    }
}
