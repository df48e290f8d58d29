using System.Net;

namespace CloudflareAccess.Client.Http;

/// <summary>What is different where HTTP is that of .NET Framework: on Windows PowerShell 5.1.</summary>
internal static class DesktopHttp
{
    public static readonly bool IsHere = typeof(object).Assembly.GetName().Name == "mscorlib";

    /// <summary>
    /// Windows PowerShell may offer TLS 1.0 at most, which the API refuses. What else the process allows stays allowed, and
    /// 0 (SystemDefault, which .NET Standard has no name for) leaves the choice to Windows.
    /// </summary>
    public static void AllowTls12()
    {
        if (IsHere && ServicePointManager.SecurityProtocol != 0)
        {
            ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        }
    }
}
