using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;

namespace CloudflareAccess.Benchmarks;

/// <summary>Draws how much of what its goal allows each figure uses: a bar that ends before the line meets its goal.</summary>
internal static class Plot
{
    private const int Left = 330;
    private const int BarArea = 420;
    private const int RowHeight = 26;
    private const int Top = 40;
    private const double Longest = 2;

    public static string Of(IReadOnlyList<Measurement> measurements)
    {
        var shown = measurements.Where(static one => one.Share is not null).ToList();
        var width = Left + BarArea + 170;
        var height = Top + (shown.Count * RowHeight) + 40;
        var svg = new StringBuilder();
        void Add(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">");
        Add($"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        Add($"<text x=\"10\" y=\"22\" font-size=\"14\" fill=\"#222222\">Share of what the goal allows; shorter is better, up to the line the goal is met</text>");
        for (var i = 0; i < shown.Count; i++)
        {
            var one = shown[i];
            var y = Top + (i * RowHeight);
            var share = one.Share!.Value;
            var length = X(Math.Min(share, Longest)) - Left;
            var more = share > Longest ? " (beyond the plot)" : string.Empty;
            Add($"<text x=\"{Left - 8}\" y=\"{y + 16}\" text-anchor=\"end\" fill=\"#222222\">{Escaped($"{one.Row}: {one.What}")}</text>");
            Add($"<rect x=\"{Left}\" y=\"{y + 4}\" width=\"{length:0.#}\" height=\"{RowHeight - 9}\" fill=\"{(share <= 1 ? "#3b7dd8" : "#d8773b")}\"/>");
            Add($"<text x=\"{Left + length + 6:0.#}\" y=\"{y + 16}\" fill=\"#222222\">{Escaped($"{one.Shown}, goal {one.Goal}{more}")}</text>");
        }

        var bottom = Top + (shown.Count * RowHeight) + 4;
        Add($"<line x1=\"{X(1)}\" y1=\"{Top - 4}\" x2=\"{X(1)}\" y2=\"{bottom}\" stroke=\"#222222\" stroke-dasharray=\"4 3\"/>");
        Add($"<text x=\"{X(1)}\" y=\"{bottom + 16}\" text-anchor=\"middle\" fill=\"#222222\">goal</text>");
        Add($"</svg>");
        return svg.ToString();
    }

    private static double X(double share) => Left + (share / Longest * BarArea);

    private static string Escaped(string text) => SecurityElement.Escape(text);
}
