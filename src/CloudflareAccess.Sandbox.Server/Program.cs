using System;
using System.Threading;
using CloudflareAccess.Sandbox.Server;

var arguments = ServerArguments.Parse(args, out var problem);
if (arguments is null)
{
    await Console.Error.WriteLineAsync(problem);
    await Console.Error.WriteLineAsync(ServerArguments.Usage);
    return 2;
}

if (arguments.IsHelpWanted)
{
    Console.WriteLine(ServerArguments.Usage);
    return 0;
}

await using var server = SandboxServer.Start(arguments.Options, arguments.Port);
var options = arguments.Options;
Console.WriteLine($"{server.BaseUri} account {options.AccountId} zone {options.ZoneId} token {options.Token}");
await server.WaitAsync(CancellationToken.None);
return 0;
