using System.Text.Json.Nodes;

namespace CloudflareAccess.Sandbox.Requests;

/// <summary>Builds the JSON that the API wraps around results and errors.</summary>
internal static class Envelope
{
    public static JsonObject Of(Response response)
    {
        if (response.IsBare)
        {
            return new JsonObject { ["success"] = true, ["result"] = response.Result };
        }

        var envelope = new JsonObject { ["success"] = true, ["errors"] = new JsonArray(), ["messages"] = new JsonArray() };
        if (response.Result is not null)
        {
            envelope["result"] = response.Result;
        }

        if (response.Info is not null)
        {
            envelope["result_info"] = response.Info;
        }

        return envelope;
    }

    public static JsonObject Of(ApiError apiError)
    {
        if (apiError.IsFlat)
        {
            return new JsonObject { ["code"] = apiError.Code, ["error"] = apiError.Message };
        }

        var error = new JsonObject { ["code"] = apiError.Code, ["message"] = apiError.Message };
        if (apiError.Path is not null)
        {
            error["path"] = new JsonArray(apiError.Path);
        }

        if (apiError.Code == 6003)
        {
            error["error_chain"] = new JsonArray(new JsonObject
            {
                ["code"] = 6111,
                ["message"] = "Invalid format for Authorization header",
            });
        }

        var messages = apiError.Detail is null ? new JsonArray() : new JsonArray(new JsonObject { ["message"] = apiError.Detail });
        return new JsonObject { ["success"] = false, ["errors"] = new JsonArray(error), ["messages"] = messages, ["result"] = null };
    }
}
