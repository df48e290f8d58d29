using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Faults;

/// <summary>One use of a cmdlet that meets one fault, once or always.</summary>
internal sealed record FaultCase(Use Use, string Request, string Change, NetworkFault Fault, bool IsAlways)
{
    private static readonly bool[] OnceAndAlways = [false, true];

    private static readonly bool[] Once = [false];

    public bool IsChange => !Request.StartsWith("GET ", StringComparison.Ordinal);

    /// <summary>Every use with every fault.</summary>
    /// <param name="faults">The faults.</param>
    public static IReadOnlyList<FaultCase> Cross(IReadOnlyList<NetworkFault> faults)
    {
        var uses = Catalogue.Sending.ToList();
        var undisturbed = new ConcurrentDictionary<Use, (string Request, string Change)>();
        Rig.ForEach(
            uses,
            atOnce: 4,
            (rig, use) =>
            {
                var (request, change, _) = rig.RunWell(use);
                undisturbed[use] = (request, change);
            },
            preferences: SecretSearch.EveryPreference);
        return
        [
            .. from use in uses
               let isSample = uses.IndexOf(use) % 12 == 0
               from fault in faults
               where isSample || !fault.IsHeavy
               from isAlways in isSample || fault.Kind != FaultKind.Silent ? OnceAndAlways : Once
               let known = undisturbed[use]
               select new FaultCase(use, known.Request, known.Change, fault, isAlways),
        ];
    }

    /// <summary>Runs the case.</summary>
    /// <param name="rig">Where it runs.</param>
    /// <returns>What is wrong with the outcome; null where nothing is.</returns>
    public string? Problem(Rig rig)
    {
        rig.Prepare(Use);
        var count = rig.Break(Request, _ => Fault.Make(), IsAlways);
        var result = rig.Run(Use);
        rig.Shell.Server.Intercept = null;

        var isSafe = Use.Repeats || (!Use.Moves && Request.Split(' ')[0] is "GET" or "PUT" or "DELETE");
        if (SecretSearch.FindInStreams(rig, result) is [var leak, ..])
        {
            return $"a secret is shown: {leak}";
        }

        var isRetried = Fault.Kind == FaultKind.Limited || (isSafe && Fault.Kind is not FaultKind.Garbled);
        var attempts = !isRetried ? 1 : IsAlways ? Fault.Attempts : 2;
        if (count() != attempts)
        {
            return $"{count()} requests, {attempts} expected";
        }

        if (Use.Reports)
        {
            return result.Errors.Count == 0 ? null : $"it reports, and has an error: {result.Errors[0]}";
        }

        if (isRetried && !IsAlways)
        {
            return result.Errors.Count > 0 ? $"error: {result.Errors[0]}"
                : rig.Change() != Change ? $"changed '{rig.Change()}' instead of '{Change}'"
                : null;
        }

        return ErrorProblem(result, Fault.ErrorId(isSafe))

            // A change whose outcome is unknown was done once at most.
            ?? (rig.Change() is "" || rig.Change() == Change ? null : $"changed '{rig.Change()}' where '{Change}' was requested");
    }

    public override string ToString() => $"{Use} | {Fault}{(IsAlways ? ", always" : ", once")}";

    private static string? ErrorProblem(Result result, string id)
    {
        if (result.Errors.Count != 1 || !result.Errors[0].FullyQualifiedErrorId.StartsWith(id + ",", StringComparison.Ordinal))
        {
            return $"{id} expected: {string.Join(" & ", result.Errors.Select(static error => $"{error.FullyQualifiedErrorId}: {error}"))}";
        }

        var error = result.Errors[0];
        return error.CategoryInfo.Category == ErrorCategory.NotSpecified
            || error.ErrorDetails is null
            || error.ErrorDetails.Message.Length <= error.Exception.Message.Length
            ? $"the error does not say what to do: {error} {error.CategoryInfo.Category}"
            : null;
    }
}
