using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareAccess.Benchmarks;

/// <summary>Writes the figures as a Markdown table, which a terminal shows well too.</summary>
internal static class Table
{
    public static string Of(IReadOnlyList<Measurement> measurements)
    {
        string[][] rows =
        [
            ["row", "against", "goal", "ratio", "", "figure"],
            .. measurements.Select(static one => new[] { one.Row, one.What, one.Goal, one.Shown, one.Verdict, one.Figure }),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |";
        return string.Join(Environment.NewLine, [Line(rows[0]), Line(widths.Select(static width => new string('-', width))), .. rows.Skip(1).Select(Line)]);
    }
}
