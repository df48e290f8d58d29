using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareAccess.Client;
using CloudflareAccess.Client.Http;
using CloudflareAccess.Client.Resources;

namespace CloudflareAccess.Common.Errors;

/// <summary>Makes error records: each with a stable id, a category, the input as target, and what to do.</summary>
internal static class ErrorRecords
{
    private static readonly Dictionary<AccessErrorKind, ErrorCategory> Categories = new()
    {
        [AccessErrorKind.BadRequest] = ErrorCategory.InvalidArgument,
        [AccessErrorKind.Unauthenticated] = ErrorCategory.AuthenticationError,
        [AccessErrorKind.Forbidden] = ErrorCategory.PermissionDenied,
        [AccessErrorKind.NotFound] = ErrorCategory.ObjectNotFound,
        [AccessErrorKind.Conflict] = ErrorCategory.ResourceExists,
        [AccessErrorKind.RateLimited] = ErrorCategory.LimitsExceeded,
        [AccessErrorKind.ServerError] = ErrorCategory.ResourceUnavailable,
        [AccessErrorKind.Timeout] = ErrorCategory.OperationTimeout,
        [AccessErrorKind.ConnectionFailed] = ErrorCategory.ConnectionError,
        [AccessErrorKind.UnreadableAnswer] = ErrorCategory.InvalidResult,
        [AccessErrorKind.OutcomeUnknown] = ErrorCategory.OperationStopped,
        [AccessErrorKind.NotEnabled] = ErrorCategory.ResourceUnavailable,
    };

    /// <summary>Whether every later item would fail in the same way.</summary>
    public static bool EndsEverything(this AccessApiException error) =>
        error.Kind is AccessErrorKind.Unauthenticated or AccessErrorKind.NotEnabled or AccessErrorKind.RateLimited;

    /// <summary>The record of an error that belongs to an item; null where the exception is a fault or a stop.</summary>
    public static ErrorRecord? Of(Exception error, object? target) => error switch
    {
        AccessApiException refused => refused.ToErrorRecord(target),
        InvalidValueException invalid => invalid.ToErrorRecord(target),
        ItemFailedException failed => failed.Record,
        _ => null,
    };

    public static ErrorRecord ToErrorRecord(this AccessApiException error, object? target)
    {
        if (error.RayId is not null)
        {
            error.Data["CF-Ray"] = error.RayId;
        }

        error.Remedy = Advice.For(error);
        return Record(error, "CfAccess" + error.Kind, Categories[error.Kind], target, error.Remedy, error.RayId);
    }

    public static ErrorRecord ToErrorRecord(this InvalidValueException error, object? target) =>
        Record(error, "CfAccessInvalidValue", ErrorCategory.InvalidArgument, target, null);

    public static ErrorRecord NotConnected(bool hasFailed) => Record(
        new InvalidOperationException($"Not connected to Cloudflare Access{(hasFailed ? ": the last Connect-CfAccess failed" : "")}."),
        "CfAccessNotConnected",
        ErrorCategory.ConnectionError,
        null,
        hasFailed
            ? "Connect again, or choose one of the contexts there are: Select-CfAccessContext."
            : "Run Connect-CfAccess -ApiToken <token> -AccountId <id>, or set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID; Connect-CfAccess -Sandbox is for rehearsal.");

    public static ErrorRecord NoSuchContext(string name, IReadOnlyCollection<string> known) => Record(
        new ItemNotFoundException($"There is no context '{name}' in this runspace, or it was disconnected. A context that went through a job or a file has lost its secret and cannot be used."),
        "CfAccessContextNotFound",
        ErrorCategory.ObjectNotFound,
        name,
        known.Count > 0 ? $"There are: {string.Join(", ", known)}." : "Connect first: Connect-CfAccess -Name <name>.");

    public static ErrorRecord NoScope(string title) => Record(
        new InvalidOperationException($"This context has no account, which the {title} needs."),
        "CfAccessNoScope",
        ErrorCategory.InvalidOperation,
        null,
        "Connect with -AccountId, or set CLOUDFLARE_ACCOUNT_ID.");

    public static ErrorRecord NotFound(Resource resource, string name) => NotFound(resource.Title, name, Advice.Lister(resource));

    public static ErrorRecord NotFound(string title, string name, string? lister) => Record(
        new ItemNotFoundException($"There is no {title} '{name}'."),
        "CfAccessNotFound",
        ErrorCategory.ObjectNotFound,
        name,
        lister is null ? null : $"{lister} lists what there is.");

    public static ErrorRecord Ambiguous(string title, string name, IEnumerable<AccessObject> candidates) => Record(
        new InvalidOperationException($"'{name}' names more than one {title}: {string.Join(", ", candidates.Select(static item => $"{item.Label} ({item.Id})"))}."),
        "CfAccessAmbiguousName",
        ErrorCategory.InvalidArgument,
        name,
        "Give the id.");

    public static ErrorRecord TestEnded(string id, string status) => Record(
        new InvalidOperationException($"The policy test {id} ended without a result: {status}."),
        "CfAccessPolicyTestEnded",
        ErrorCategory.OperationStopped,
        id,
        status == "blocked" ? "Another test is under way: wait for it, then repeat." : "Test fewer policies at once.");

    public static ErrorRecord SyncFailed(string what, string key, string? error, string? cause) => Record(
        new InvalidOperationException($"{what} could not be synchronized: {error ?? "no reason was given"}{(cause is null ? string.Empty : $" ({cause})")}."),
        "CfAccessSyncFailed",
        ErrorCategory.ResourceUnavailable,
        key,
        "See whether the server answers, and give what logs Access in: Set-CfAccessMcpServer -AuthCredentials.");

    public static ErrorRecord WrongKind(string expected, AccessObject given) => Record(
        new InvalidValueException($"'{given}' is of the wrong kind: {given.Origin?.Title ?? given.GetType().Name} in place of {expected}."),
        "CfAccessWrongKind",
        ErrorCategory.InvalidType,
        given,
        null);

    public static ErrorRecord Stale(AccessObject given, AccessObject current) => Record(
        new InvalidOperationException(
            $"'{current}' was changed on the server at {current.UpdatedAt:u}, after the object given was read ({given.UpdatedAt:u}). Nothing was written."),
        "CfAccessStaleObject",
        ErrorCategory.ResourceBusy,
        given,
        "Get it again and repeat the change, or use -Force to write the change over it.");

    public static ErrorRecord SecretNeeded(string what, AccessObject item, IEnumerable<string> paths) => Record(
        new InvalidOperationException(
            $"The API does not show {string.Join(", ", paths.Distinct())} of the {what}, and an update without it may lose it. Nothing was written."),
        "CfAccessSecretNeeded",
        ErrorCategory.SecurityError,
        item,
        "Give the secret again in the same command.");

    private static ErrorRecord Record(Exception error, string id, ErrorCategory category, object? target, string? remedy, string? rayId = null)
    {
        var record = new ErrorRecord(error, id, category, target);
        if (remedy is not null || rayId is not null)
        {
            // In the text itself: a runbook's log shows nothing else, and neither does Windows PowerShell.
            record.ErrorDetails = new ErrorDetails(Sentences.Join(error.Message, remedy) + (rayId is null ? string.Empty : $" (ray {rayId})"));
        }

        return record;
    }
}
