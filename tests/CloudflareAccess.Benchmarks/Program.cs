using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CloudflareAccess.Benchmarks;

const string usage = "[--only ROW] [--plot PATH]";
try
{
    switch (args)
    {
        case ["--serve"]:
            await CannedServer.RunAsync();
            return 0;
        case ["--child", .. var child]:
            await Children.RunAsync(child);
            return 0;
    }

    string? only = null;
    string? plot = null;
    for (var i = 0; i < args.Length; i += 2)
    {
        switch (args[i..Math.Min(i + 2, args.Length)])
        {
            case ["--only", var row]:
                only = row;
                break;
            case ["--plot", var path]:
                plot = path;
                break;
            default:
                throw new ArgumentException($"'{args[i]}' is not known. What is: {usage}");
        }
    }

    using var server = Worker.Self("--serve");
    using var rows = new Rows(new Uri(server.Hear()));
    var names = string.Join(", ", rows.All.Select(static row => row.Name));
    if (only is not null && rows.All.All(row => row.Name != only))
    {
        throw new ArgumentException($"There is no row '{only}'. There are: {names}");
    }

    var measurements = new List<Measurement>();
    foreach (var (name, measure) in rows.All.Where(row => only is null || row.Name == only))
    {
        await Console.Error.WriteLineAsync($"{name} ...");
        measurements.AddRange(await measure());
    }

    Console.WriteLine(Table.Of(measurements));
    if (plot is not null)
    {
        await File.WriteAllTextAsync(plot, Plot.Of(measurements));
    }

    return 0;
}
catch (Exception error) when (error is MeasurementException or ArgumentException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return error is ArgumentException ? 2 : 1;
}
