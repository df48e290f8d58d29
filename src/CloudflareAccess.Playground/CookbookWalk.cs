using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace CloudflareAccess.Playground;

/// <summary>The cookbook's 32 calls as a person would do them at a prompt, on the sandbox.</summary>
internal static class CookbookWalk
{
    private static string Pem
    {
        get
        {
            using var reader = new StreamReader(typeof(CookbookWalk).Assembly.GetManifestResourceStream("root.pem")!);
            return reader.ReadToEnd().TrimEnd();
        }
    }

    private static readonly Step[] Steps =
    [
        new("Signing in", null, "Connect-CfAccess -Sandbox"),
        new("Signing in", null, "Get-CfAccessContext"),

        new("Applications", "List Applications", "Get-CfAccessApp"),
        new("Applications", "Create Application", "New-CfAccessApp 'App Name' -Domain app.example.com -SessionDuration 24h -AllowedIdps Okta -LogoUrl https://example.com/logo.png -CorsHeaders @{ AllowedMethods = 'GET', 'POST'; AllowedOrigins = 'https://example.com'; AllowCredentials = $true }"),
        new("Applications", "Get Application", "$app = Get-CfAccessApp 'App Name'; $app.ToJson()"),
        new("Applications", null, "$app | Set-CfAccessApp -Name 'Updated Name' -SessionDuration 12h -WhatIf"),
        new("Applications", "Update Application", "$app | Set-CfAccessApp -Name 'Updated Name' -SessionDuration 12h -PassThru"),
        new("Applications", "Revoke Application Tokens", "$app | Revoke-CfAccessAppToken -Confirm:$false"),

        new("Policies", "List Policies for Application", "Get-CfAccessApp wiki | Get-CfAccessPolicy"),
        new("Policies", "Create Policy", "New-CfAccessPolicy -App 'Updated Name' -Name 'Allow Engineering' -Decision allow -Precedence 1 -Include 'group:Engineering' -Require 'geo:DE', 'auth_method:mfa'"),
        new("Policies", "Update Policy", "Set-CfAccessPolicy 'Allow Engineering' -App 'Updated Name' -Name 'Updated Policy' -Include 'domain:example.com' -PassThru"),
        new("Policies", "Delete Policy", "Remove-CfAccessPolicy 'Updated Policy' -App 'Updated Name' -Confirm:$false"),
        new("Policies", "Delete Application", "Remove-CfAccessApp 'Updated Name' -Confirm:$false"),

        new("Reusable policies", "List Reusable Policies", "Get-CfAccessPolicy"),
        new("Reusable policies", "Create Reusable Policy", "New-CfAccessPolicy 'Corporate Users' -Decision allow -Include 'domain:company.example'"),

        new("Groups", "List Groups", "Get-CfAccessGroup"),
        new("Groups", "Create Group", "New-CfAccessGroup 'Engineering Team' -Include 'domain:eng.example.com', 'email:contractor@example.com'"),
        new("Groups", "Update Group", "Set-CfAccessGroup 'Engineering Team' -Name 'Updated Group Name' -Include 'domain:example.com' -PassThru"),
        new("Groups", "Delete Group", "Remove-CfAccessGroup 'Updated Group Name' -Confirm:$false"),

        new("Identity providers", "List Identity Providers", "Get-CfAccessIdentityProvider"),
        new("Identity providers", "Create Identity Provider", "$secret = [System.Net.NetworkCredential]::new('', 'the secret that Okta issued').SecurePassword; New-CfAccessIdentityProvider 'Okta for partners' -Type okta -Config @{ ClientId = 'YOUR_CLIENT_ID'; OktaAccount = 'https://your-org.okta.com' } -ClientSecret $secret"),
        new("Identity providers", "Delete Identity Provider", "Remove-CfAccessIdentityProvider 'Okta for partners' -Confirm:$false"),

        new("Service tokens", "List Service Tokens", "Get-CfAccessServiceToken"),
        new("Service tokens", "Create Service Token", "$token = New-CfAccessServiceToken 'CI/CD Token' -Duration 8760h; $token; $token.ClientSecret"),
        new("Service tokens", "Rotate Service Token", "$token | Reset-CfAccessServiceToken -GracePeriod 7.00:00:00 -Confirm:$false"),
        new("Service tokens", "Delete Service Token", "$token | Remove-CfAccessServiceToken -Confirm:$false"),

        new("Users and sessions", "List Access Users", "Get-CfAccessUser -First 8"),
        new("Users and sessions", "Get User's Active Sessions", "Get-CfAccessUser ann@example.com | Get-CfAccessUserSession"),
        new("Users and sessions", "Get User's Failed Logins", "Get-CfAccessUserFailedLogin ann@example.com"),
        new("Users and sessions", "Revoke User's Sessions", "Revoke-CfAccessUserSession ann@example.com -Confirm:$false; @(Get-CfAccessUserSession ann@example.com).Count"),

        new("Logs", "Get Access Request Logs", "Get-CfAccessRequestLog -First 10"),

        new("Certificates", "List mTLS Certificates", "Get-CfAccessCertificate"),
        new("Certificates", "Upload mTLS Certificate", $"$pem = @'\n{Pem}\n'@\nNew-CfAccessCertificate 'Client CA' -Certificate $pem -AssociatedHostnames app.example.com"),

        new("Tags", "List Tags", "Get-CfAccessTag"),
        new("Tags", "Create Tag", "New-CfAccessTag production-2"),

        new("What goes wrong says so", null, "Get-CfAccessApp 'No such app'", FailsWith: "There is no app"),
        new("What goes wrong says so", null, "New-CfAccessGroup Nobody -Include 'geo:Germany'", FailsWith: "its two letters"),
    ];

    /// <summary>Walks; 0 if all went as it should.</summary>
    public static int Run(Engine engine)
    {
        var section = string.Empty;
        var surprises = new List<string>();
        foreach (var step in Steps)
        {
            if (step.Section != section)
            {
                section = step.Section;
                Console.WriteLine($"\n# {section}\n");
            }

            Console.WriteLine($"PS> {step.Script}");
            engine.Run(step.Script);
            if (step.FailsWith is { } reason ? !engine.ErrorText.Contains(reason, StringComparison.Ordinal) : engine.ErrorText.Length > 0)
            {
                surprises.Add(step.Script);
            }
        }

        var calls = Steps.Where(step => step.Call is not null).ToList();
        Console.WriteLine($"\ncookbook: {calls.Count(step => !surprises.Contains(step.Script))} of {calls.Count} calls, {Steps.Length} commands, {surprises.Count} failed");
        foreach (var surprise in surprises)
        {
            Console.Error.WriteLine($"did not go as it should: {surprise}");
        }

        return surprises.Count == 0 ? 0 : 1;
    }

    /// <summary>One command: which call of the cookbook it does, if any, and the error that it is there to show, if any.</summary>
    private sealed record Step(string Section, string? Call, string Script, string? FailsWith = null);
}
