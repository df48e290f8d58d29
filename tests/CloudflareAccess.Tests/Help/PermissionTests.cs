using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;
using CloudflareAccess.Tests.Uses;

namespace CloudflareAccess.Tests.Help;

/// <summary>The notes of a page, the error of a refusal and Cloudflare's description name the same permission.</summary>
public sealed class PermissionTests
{
    private const string Refusal =
        """{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}""";

    /// <summary>The request that each cmdlet is about, and the permission in the error where it is refused.</summary>
    private static readonly Lazy<IReadOnlyList<(Use Use, ReceivedRequest Request, string Permission)>> Refusals = new(static () =>
    {
        using var rig = new Rig();
        return
        [
            .. Catalogue.Sending.Select(use =>
            {
                var (request, _, _) = rig.RunWell(use);
                ReceivedRequest? refused = null;
                rig.Prepare(use);
                rig.Break(
                    request,
                    received =>
                    {
                        refused = received;
                        return Fault.Answer(403, Refusal);
                    },
                    always: true);
                var errors = string.Join(' ', rig.Run(use).Errors.Select(static error => error.ErrorDetails?.Message));
                return (use, refused!, Regex.Match(errors, "permission '([^']+)'").Groups[1].Value);
            }),
        ];
    });

    /// <summary>The permission is the one in the error of a refusal; the operation is the one that the cmdlet sends.</summary>
    [Fact]
    public void The_notes_name_the_permission_and_the_operation_of_each_cmdlet()
    {
        var wrong = new List<string>();
        foreach (var (use, request, permission) in Refusals.Value)
        {
            var notes = HelpPage.All.First(page => page.Cmdlet == use.Cmdlet).Sections["NOTES"];
            var operations = Regex.Matches(notes, "`([A-Z]+ /[^`]*)`").Select(static operation => operation.Groups[1].Value);
            if (!operations.Any(operation => IsOf(operation, $"{request.Method} {request.Path}")))
            {
                wrong.Add($"{use.Cmdlet} sends {request.Method} {request.Path}, which its notes do not name.");
            }

            if (!use.Reports && permission.Length > 0 && !notes.Contains($"`{permission}`", StringComparison.Ordinal))
            {
                wrong.Add($"{use.Cmdlet} needs {permission}, which its notes do not name.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));

        static bool IsOf(string operation, string request)
        {
            var (noted, sent) = (operation.Split('/'), request.Split('/'));
            return noted.Length == sent.Length
                && noted.Zip(sent).All(static pair => pair.First == pair.Second || pair.First.StartsWith('{'));
        }
    }

    [Fact]
    public void The_permission_in_an_error_is_one_that_Cloudflare_describes()
    {
        var description = OpenApiDescription.Find();
        Assert.SkipWhen(description is null, "Cloudflare's OpenAPI description is not here; CFACCESS_OPENAPI can name it.");

        var described = Refusals.Value.Where(static refusal => !refusal.Use.Reports)
            .Select(refusal => (refusal.Use, refusal.Permission, Groups: Groups(refusal.Request)))
            .Where(static refusal => refusal.Groups.Count > 0)
            .ToList();

        Assert.True(described.Count > 60);
        Assert.Empty(described.Where(static refusal => !refusal.Groups.Contains(refusal.Permission)).Select(static refusal =>
            $"{refusal.Use.Cmdlet}: {refusal.Permission}, described is {string.Join(" or ", refusal.Groups)}"));

        IReadOnlyList<string> Groups(ReceivedRequest request) =>
            description.Match(request.Method, request.Path) is { } operation ? description.Permissions(operation) : [];
    }
}
