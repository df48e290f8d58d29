using System;

namespace CloudflareAccess.Client;

/// <summary>A value that the API cannot accept, found before anything was sent. The message says what is wrong and what is right.</summary>
public sealed class InvalidValueException(string message) : ArgumentException(message);
