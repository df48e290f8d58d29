namespace CloudflareAccess.Sandbox; /// <summary>x</summary> 
public sealed class Placeholder { }
