using System;
using System.Management.Automation.Host;

namespace CloudflareAccess.Playground;

/// <summary>A screen of the terminal's width, or of 120 columns where there is none.</summary>
internal sealed class PlaygroundScreen : PSHostRawUserInterface
{
    private const int Columns = 120;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize { get; set; } = new(Width(), 3000);

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override bool KeyAvailable => false;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Size MaxWindowSize => WindowSize;

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize { get; set; } = new(Width(), 50);

    public override string WindowTitle { get; set; } = string.Empty;

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException("The playground cannot read its screen.");

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException("The playground reads lines, not keys.");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw new NotSupportedException("The playground cannot scroll its screen.");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException("The playground writes lines, not cells.");

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException("The playground writes lines, not cells.");

    private static int Width() => Console.IsOutputRedirected || Console.WindowWidth < 40 ? Columns : Console.WindowWidth;
}
