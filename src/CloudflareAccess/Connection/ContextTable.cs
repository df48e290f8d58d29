using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using CloudflareAccess.Client.Http;

namespace CloudflareAccess.Connection;

/// <summary>The contexts of one runspace. Parallel runspaces never act on each other's account.</summary>
internal sealed class ContextTable
{
    private static readonly ConditionalWeakTable<Runspace, ContextTable> Tables = new();

    private readonly List<CfAccessContext> _contexts = [];
    private (string Settings, CfAccessContext Context)? _fromEnvironment;

    /// <summary>The table of the runspace that runs now.</summary>
    public static ContextTable Current => Tables.GetOrCreateValue(Runspace.DefaultRunspace);

    public IReadOnlyList<CfAccessContext> All => _contexts;

    public IReadOnlyCollection<string> Names => _contexts.Select(static context => context.Name).ToList();

    public CfAccessContext? Default => _contexts.FirstOrDefault(static context => context.IsDefault);

    /// <summary>
    /// Whether the last attempt to connect failed, and nobody has chosen a context since: neither an earlier one nor the
    /// environment is what was meant then.
    /// </summary>
    public bool IsAstray { get; private set; }

    public CfAccessContext? Find(string name) =>
        _contexts.FirstOrDefault(context => string.Equals(context.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps a context as the default; one of the same name is forgotten.</summary>
    public void Add(CfAccessContext context)
    {
        if (Find(context.Name) is { } old)
        {
            Remove(old);
        }

        _contexts.Add(context);
        Select(context);
    }

    /// <summary>Leaves the default, on the way to another. Contexts stay to be named or selected.</summary>
    public void Leave()
    {
        IsAstray = true;
        foreach (var context in _contexts)
        {
            context.IsDefault = false;
        }
    }

    public void Select(CfAccessContext chosen)
    {
        IsAstray = false;
        foreach (var context in _contexts)
        {
            context.IsDefault = context == chosen;
        }
    }

    /// <summary>Forgets all contexts of this runspace and ends their connections.</summary>
    public void Clear()
    {
        foreach (var context in _contexts.ToArray())
        {
            Remove(context);
        }

        IsAstray = false;
        _fromEnvironment?.Context.Api.Dispose();
        _fromEnvironment = null;
    }

    public void Remove(CfAccessContext context)
    {
        _contexts.Remove(context);
        context.IsDefault = false;
        context.Api.Dispose();
    }

    /// <summary>The default, or else a context that the environment variables describe; null where they do not, or where connecting failed.</summary>
    public CfAccessContext? DefaultOrEnvironment()
    {
        if (Default is not null || IsAstray)
        {
            return Default;
        }

        var settings = EnvironmentSettings.Read();
        if (!settings.AreComplete)
        {
            return null;
        }

        if (_fromEnvironment?.Settings != settings.Fingerprint)
        {
            _fromEnvironment?.Context.Api.Dispose();
            var client = new AccessClient(settings.Credential(), settings.BaseUri);
            _fromEnvironment = (settings.Fingerprint, new CfAccessContext("environment", client, settings.AccountId, settings.ZoneId, "Live"));
        }

        return _fromEnvironment?.Context;
    }
}
