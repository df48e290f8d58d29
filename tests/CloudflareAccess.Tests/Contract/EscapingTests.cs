using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Testing;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Contract;

/// <summary>Names, ids, tags and emails of every look in every place of a request.</summary>
public sealed class EscapingTests
{
    private const string Id = "0f6f1f6a-1d1c-4b8e-9a51-3c1f5b9a7d11";

    private const string Response =
        $$$"""{"success":true,"errors":[],"messages":[],"result":{"id":"{{{Id}}}","name":"x","email":"x@example.com"}}""";

    private static readonly string[] Nasty =
    [
        "..", ".", "../apps", "../../../zones/x", "a/b", "a/../b", "/", "//evil.example", "?x=1", "a&per_page=1", "a#b", "%2e%2e",
        "%2F", "%", "a b", " a", "a ", "a+b", "a=b",
        "\\", "..\\apps", "a\"b", "a'b", "$(Get-Date)", "`$x", "\r\nX-Injected: 1", "\n", "\0", "\t",
        "\u007f", "\u2028", "é", "日本語", "😀", "\ud800", "a\udc00b", ";", ":", "@", "http://evil.example/",
        "{\"a\":1}", "\",\"admin\":true,\"x\":\"", "]", "*", "a*b", "[a]", "ﬁ", "İ", "\ufeff", "..;/", "a;b=c", "~", "!$&'()*+,;=",
    ];

    /// <summary>How a text gets into each kind of place, and how it is found there.</summary>
    private static IReadOnlyList<Place> Places { get; } =
    [
        Path("Remove-CfAccessTag -Tag $text", 3, 4),
        Path("Rename-CfAccessTag -Tag $text -NewName x", 3, 4),
        Path("Get-CfAccessUserSession -User $id -Nonce $text", 5, 6),
        Path("Get-CfAccessMcpRedirectUri -McpPortal $text -McpServer tickets", 5, 9),
        Path("Remove-CfAccessUserMfaAuthenticator -User $id -AuthenticatorId $text", 5, 6),
        Path("Invoke-CfAccessRequest -Path \"access/tags/$([uri]::EscapeDataString($text))\"", 3, 4) with { IsEscapedBefore = true },
        Query("Get-CfAccessScimUser -IdentityProvider $id -Name $text", "name"),
        Query("Get-CfAccessScimUser -IdentityProvider $id -IdpResourceId $text", "idp_resource_id"),
        Query("Get-CfAccessTarget -IpAddress $text", "ip_v4"),
        Body("New-CfAccessGroup -Name $text -Include everyone", "name"),
        Body("New-CfAccessApp -Name $text -Domain x.example.com", "name"),
        Body("New-CfAccessTag -Name $text", "name"),
        Body("New-CfAccessUser -Email $text -Name x", "email"),
        Body("Revoke-CfAccessUserSession -Email $text", "email"),
        Body(
            "New-CfAccessPolicy -Name x -Decision allow -Include @{ okta = @{ name = $text; identity_provider_id = $id } }",
            "include",
            static node => node![0]!["okta"]!["name"]),
        new(
            "Connect-CfAccess -Email $text -ApiKey $key -AccountId $account -BaseUri $base -Name other",
            static request => request.Headers.GetValueOrDefault("X-Auth-Email"),
            static request => request.Path == "/user"),
    ];

    [Fact]
    public void Text_arrives_unchanged_in_its_place_or_nothing_is_sent()
    {
        var problems = new List<string>();
        var arrived = 0;
        using var shell = Shell.OnSandbox();
        var texts = Nasty.Concat(Random(new Random(20261124), 60)).ToList();
        foreach (var place in Places)
        {
            foreach (var text in texts)
            {
                var requests = new List<ReceivedRequest>();
                shell.Server.Intercept = request =>
                {
                    requests.Add(request);
                    return Fault.Answer(200, Response);
                };
                var result = shell.Run(
                    $"$ConfirmPreference = 'None'; {place.Script}",
                    ("text", text),
                    ("id", Id),
                    ("key", Secret.Of("0123456789abcdef")),
                    ("account", shell.Sandbox.Options.AccountId),
                    ("base", shell.Server.BaseUri));

                var letters = text.Select(static letter => letter is > ' ' and < '\x7f' ? $"{letter}" : $"\\u{(int)letter:x4}");
                var shown = string.Concat(letters);
                if (requests.Count == 0 && result.Errors.Count == 1)
                {
                    continue;
                }

                if (requests.Count != 1)
                {
                    problems.Add($"{place.Script} with '{shown}': {requests.Count} requests, {string.Join("; ", result.Errors)}");
                }
                else if (!place.IsRight(requests[0]) || requests[0].Headers.ContainsKey("X-Injected"))
                {
                    problems.Add($"{place.Script} with '{shown}': went to {requests[0].Method} {requests[0].Path}?{requests[0].Query}");
                }
                else if (place.Find(requests[0]) != (place.IsEscapedBefore ? Uri.UnescapeDataString(Uri.EscapeDataString(text)) : text))
                {
                    problems.Add($"{place.Script} with '{shown}': arrived as '{place.Find(requests[0])}'");
                }
                else
                {
                    arrived++;
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems.Take(60)));
        Assert.True(arrived > Places.Count * texts.Count / 3);
    }

    [Fact]
    public void Names_are_escaped_in_paths()
    {
        using var shell = Shell.OnSandbox();

        shell.Run("New-CfAccessTag 'a/b?c#d %2e'; Get-CfAccessTag 'a/b?c#d %2e' | Remove-CfAccessTag -Confirm:$false").Ok();

        Assert.Equal("DELETE access/tags/a%2Fb%3Fc%23d%20%252e", shell.Sent[^1]);
    }

    private static IEnumerable<string> Random(Random dice, int count)
    {
        const string Alphabet = "ab/\\.?#%&=+ \"'<>;:@[]{}|^`~é日\r\n\t\u0001";
        for (var number = 0; number < count; number++)
        {
            var text = new StringBuilder();
            for (var letter = dice.Next(1, 12); letter > 0; letter--)
            {
                text.Append(dice.Next(6) == 0 ? char.ConvertFromUtf32(0x1F600 + dice.Next(60)) : $"{Alphabet[dice.Next(Alphabet.Length)]}");
            }

            yield return text.ToString();
        }
    }

    // accounts/<id>/access/tags/<text> has the text as its fourth segment, counted from 0.
    private static Place Path(string script, int segment, int last) => new(
        script,
        request => Uri.UnescapeDataString(request.Path.Trim('/').Split('/')[segment + 1]),
        request => request.Path.Trim('/').Split('/').Length == last + 1 && request.Query.Length == 0);

    private static Place Query(string script, string name) => new(
        script,
        request => Pairs(request).Where(pair => pair.Name == name).Select(static pair => pair.Value).SingleOrDefault(),
        static request => Pairs(request).All(
            static pair => pair.Name is "page" or "per_page" or "name" or "idp_resource_id" or "ip_v4" or "ip_v6" or "ip_like"));

    private static Place Body(string script, string field, Func<JsonNode?, JsonNode?>? inner = null) => new(
        script,
        request => (inner ?? (static node => node))(JsonNode.Parse(request.Body!)![field])?.GetValue<string>(),
        static request => request.Method == "POST"
            && request.Query.Length == 0
            && !request.Body!.Contains("\"admin\":true", StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Value)> Pairs(ReceivedRequest request) => request.Query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static pair => pair.Split('=', 2))
        .Select(static pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[^1])));

    private sealed record Place(string Script, Func<ReceivedRequest, string?> Find, Func<ReceivedRequest, bool> IsRight)
    {
        /// <summary>Whether the script escapes the text itself.</summary>
        public bool IsEscapedBefore { get; init; }
    }
}
