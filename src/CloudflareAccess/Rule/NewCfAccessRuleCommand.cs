using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Common.Errors;

namespace CloudflareAccess;

/// <summary>Builds one rule for a policy or group. No request is sent; names in it are looked up when the rule is used.</summary>
[Cmdlet(VerbsCommon.New, "CfAccessRule", DefaultParameterSetName = "Value")]
[OutputType(typeof(AccessRule))]
public sealed class NewCfAccessRuleCommand : PSCmdlet
{
    /// <summary>What is looked at: email, domain, group, ip, geo and so on.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(SelectorCompleter))]
    public string Selector { get; set; } = string.Empty;

    /// <summary>The value, for selectors with one or none: one rule is made for each.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ParameterSetName = "Value")]
    public string[]? Value { get; set; }

    /// <summary>The values by their names, for selectors with several: <c>@{ name = 'Admins'; identity_provider = 'Okta' }</c>.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Fields")]
    public IDictionary? Fields { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(Fields is null ? Value?.Select(value => AccessRule.Parse($"{Selector}:{value}")).ToArray() ?? [AccessRule.Parse(Selector)] : OfFields(), enumerateCollection: true);
        }
        catch (InvalidValueException error)
        {
            WriteError(error.ToErrorRecord(Value ?? (object)Selector));
        }
    }

    private AccessRule[] OfFields() =>
        [AccessRule.Create(Selector, Fields!.Keys.Cast<object>().ToDictionary(static key => key.ToString()!, key => (object?)Fields[key], StringComparer.Ordinal))];
}
