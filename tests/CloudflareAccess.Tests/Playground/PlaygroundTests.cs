using System;
using System.IO;
using CloudflareAccess.Tests.Hosting;

namespace CloudflareAccess.Tests.Playground;

/// <summary>The playground as a person starts it.</summary>
public sealed class PlaygroundTests
{
    [Fact]
    public void Without_arguments_it_walks_the_whole_cookbook()
    {
        var walk = PlaygroundProcess.Run();

        Assert.Equal(0, walk.ExitCode);
        Assert.Contains("cookbook: 32 of 32 calls", walk.Output, StringComparison.Ordinal);
        Assert.Contains("PS> Get-CfAccessApp wiki | Get-CfAccessPolicy", walk.Output, StringComparison.Ordinal);
        Assert.Contains("not production", walk.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", walk.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CfAccessTag", 0)]
    [InlineData("Get-CfAccessApp nobody", 1)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-Nothing", 1)]
    [InlineData("exit 7", 7)]
    public void The_exit_code_shows_how_the_command_ended(string script, int exitCode) =>
        Assert.Equal(exitCode, PlaygroundProcess.Run("-Sandbox", "-Command", script).ExitCode);

    [Fact]
    public void Errors_go_to_stderr_and_output_to_stdout()
    {
        var run = PlaygroundProcess.Run("-Sandbox", "-Command", "'to stdout'; throw 'to stderr'");

        Assert.Contains("to stdout", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("to stderr", run.Output, StringComparison.Ordinal);
        Assert.Contains("to stderr", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_run_with_the_module_loaded()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ps1");
        File.WriteAllText(path, "(Get-CfAccessApp wiki).Domain");
        try
        {
            Assert.Contains("wiki.example.com", PlaygroundProcess.Run("-Sandbox", "-File", path).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Without_Sandbox_and_without_variables_it_is_not_connected()
    {
        var run = PlaygroundProcess.Run("-Command", "Get-CfAccessApp");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Not connected", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Nonsense")]
    [InlineData("-Command")]
    [InlineData("-File", "there-is-no-such-file.ps1")]
    [InlineData("-Command", "1", "-Interactive")]
    public void Wrong_arguments_end_with_exit_code_2(params string[] arguments) =>
        Assert.Equal(2, PlaygroundProcess.Run(arguments).ExitCode);
}
