using System;
using System.IO;
using System.Net.Http;
using System.Reflection;

namespace CloudflareAccess.DesktopHost;

/// <summary>Lets the module's own rule find what the module ships, asks the sandbox for something, and tells what was loaded.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        var module = arguments[0];

        // As DesktopAssemblies does it; that class is one of PowerShell's, and PowerShell is not here.
        var rule = Assembly.LoadFrom(Path.Combine(module, "CloudflareAccess.dll")).GetType("CloudflareAccess.Loading.ShippedAssemblies", throwOnError: true);
        var pathTo = (Func<AssemblyName, string?, string?>)rule.GetMethod("PathTo").CreateDelegate(typeof(Func<AssemblyName, string?, string?>), Activator.CreateInstance(rule, module));
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) =>
            pathTo(new AssemblyName(request.Name), request.RequestingAssembly?.Location) is { } path ? Assembly.LoadFrom(path) : null;

        var options = New(module, "SandboxOptions");
        string Option(string name) => (string)options.GetType().GetProperty(name).GetValue(options);
        using var http = new HttpClient((HttpMessageHandler)New(module, "SandboxHandler", New(module, "AccessSandbox", options)));
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {Option("Token")}");
        using var answer = http.GetAsync($"http://sandbox/client/v4/accounts/{Option("AccountId")}/access/apps").GetAwaiter().GetResult();
        Console.WriteLine($"status {(int)answer.StatusCode}, {answer.Content.ReadAsStringAsync().GetAwaiter().GetResult().Length} characters");
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Console.WriteLine(assembly.Location);
        }

        return answer.IsSuccessStatusCode ? 0 : 1;
    }

    private static object New(string module, string type, params object[] arguments) =>
        Activator.CreateInstance(Assembly.LoadFrom(Path.Combine(module, "CloudflareAccess.Sandbox.dll")).GetType("CloudflareAccess.Sandbox." + type, throwOnError: true), arguments);
}
