using System;

namespace CloudflareAccess.Common.Lanes;

/// <summary>What a <see cref="LaneRunner"/> needs from its command. It calls all members on the pipeline's thread.</summary>
internal interface ILaneOwner
{
    /// <summary>Whether the command was stopped.</summary>
    bool IsStopped { get; }

    /// <summary>Whether this error ends the command, and not only the work on its item.</summary>
    bool EndsCommand(Exception error);

    /// <summary>Runs an action; reports the error of this item, or throws where the error ends the command.</summary>
    void Guard(object? target, Action action);

    /// <summary>Counts an item that is finished.</summary>
    void CountItem();

    /// <summary>Writes what requests have reported since the last call.</summary>
    void WriteTrace();

    /// <summary>Writes a warning.</summary>
    void WriteWarning(string text);
}
