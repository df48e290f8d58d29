using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using CloudflareAccess.Playground;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (ArgumentException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    await Console.Error.WriteLineAsync(Arguments.Usage);
    return 2;
}

if (arguments.IsHelpWanted)
{
    Console.WriteLine(Arguments.Usage);
    return 0;
}

if (arguments.File is { } file && !File.Exists(file))
{
    await Console.Error.WriteLineAsync($"There is no file '{file}'.");
    return 2;
}

var module = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ModulePath").Value!;
using var engine = new Engine(module);
if (arguments.IsWalk)
{
    return CookbookWalk.Run(engine);
}

if (arguments.IsSandbox && !engine.Run(arguments.SandboxPath is { } path ? $"Connect-CfAccess -Sandbox -SandboxPath '{path.Replace("'", "''", StringComparison.Ordinal)}'" : "Connect-CfAccess -Sandbox"))
{
    return 1;
}

if (arguments.IsInteractive)
{
    return Prompt.Run(engine);
}

var succeeded = engine.Run(arguments.Command ?? $"& '{Path.GetFullPath(arguments.File!).Replace("'", "''", StringComparison.Ordinal)}'");
return engine.ExitCode ?? (succeeded ? 0 : 1);
