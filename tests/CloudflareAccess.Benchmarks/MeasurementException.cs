using System;

namespace CloudflareAccess.Benchmarks;

/// <summary>What was to be measured did not happen as it should, so that a figure would mean nothing.</summary>
internal sealed class MeasurementException(string message) : Exception(message);
