using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareAccess.Sandbox.Storage;
using CloudflareAccess.Sandbox.Values;

namespace CloudflareAccess.Sandbox.Company;

/// <summary>
/// A small invented company. Its ids and secrets are always the same. Its dates are relative to the clock, so that one service token
/// is always about to expire.
/// </summary>
internal sealed partial class SampleCompany
{
    private readonly Store _store;
    private readonly DateTimeOffset _now;

    private SampleCompany(Store store, SandboxOptions options)
    {
        _store = store;
        _now = options.Clock();
    }

    /// <summary>Adds the company to an empty store.</summary>
    public static void Fill(Store store, SandboxOptions options)
    {
        var company = new SampleCompany(store, options);
        company.AddOrganization();
        company.AddIdentityProviders();
        company.AddServiceTokens();
        company.AddGroups();
        company.AddPolicies();
        company.AddApps();
        company.AddUsers();
        company.AddCertificates();
        company.AddTargets();
        company.AddMcp();
        company.AddScim();
        company.AddJitRequests();
        company.AddLogins();
    }

    private static string Id(string kind, string name) => Identifiers.Uuid($"{kind}/{name}");

    private static JsonObject Rule(string selector, string field, string value) =>
        new() { [selector] = new JsonObject { [field] = value } };

    private static JsonObject Email(string name) => Rule("email", "email", $"{name}@example.com");

    private static JsonObject Group(string name) => Rule("group", "id", Id("group", name));

    private static JsonObject Everyone() => new() { ["everyone"] = new JsonObject() };

    private static JsonArray List(params JsonNode[] items) => new(items);

    private static JsonArray Texts(params string[] items) => JsonNodes.TextArray(items);

    private string Ago(double days) => Timestamps.Write(_now.AddDays(-days));

    private List<JsonObject> Items(string collection) => _store.Items("accounts", collection);

    /// <summary>Adds an object, with its id in front of the fields and its times behind them.</summary>
    private void Add(string collection, string kind, string name, double daysOld, JsonObject fields)
    {
        var item = new JsonObject { ["id"] = Id(kind, name) };
        MoveFields(fields, item);
        item["created_at"] = Ago(daysOld);
        item["updated_at"] = Ago(daysOld / 2);
        Items(collection).Add(item);
    }

    private static void MoveFields(JsonObject from, JsonObject to)
    {
        foreach (var field in from.ToList())
        {
            from.Remove(field.Key);
            to[field.Key] = field.Value;
        }
    }
}
