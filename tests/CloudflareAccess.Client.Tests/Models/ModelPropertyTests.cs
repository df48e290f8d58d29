using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using System.Security;
using System.Text.Json.Nodes;

namespace CloudflareAccess.Client.Tests.Models;

public sealed class ModelPropertyTests
{
    public static TheoryData<string> ModelNames => [.. ModelSamples.Models.Select(static model => model.Name)];

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void A_settable_property_writes_its_own_field_and_reads_back(string name)
    {
        foreach (var property in ModelSamples.Settable(Model(name)))
        {
            var model = ModelSamples.New(Model(name));
            var value = ModelSamples.Value(property);

            property.SetValue(model, value);

            Assert.Equal([ModelSamples.FieldOf(property)], model.Document.Select(static field => field.Key));
            AssertSame(value, property.GetValue(model), property);
        }
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void Null_takes_the_field_out(string name)
    {
        foreach (var property in ModelSamples.Settable(Model(name)))
        {
            var model = ModelSamples.New(Model(name));
            property.SetValue(model, ModelSamples.Value(property));

            property.SetValue(model, null);

            Assert.Empty(model.Document);
            Assert.Null(property.GetValue(model));
        }
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void An_empty_list_is_written_as_such(string name)
    {
        foreach (var property in ModelSamples.Settable(Model(name)).Where(static property => property.PropertyType.IsArray))
        {
            var model = ModelSamples.New(Model(name));

            property.SetValue(model, Array.CreateInstance(property.PropertyType.GetElementType()!, 0));

            Assert.Equal("[]", model.Document[ModelSamples.FieldOf(property)]!.ToJsonString());
            Assert.Empty((IEnumerable)property.GetValue(model)!);
        }
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void No_property_fails_on_an_empty_document_or_on_fields_of_another_kind(string name)
    {
        foreach (var wrong in new[] { "null", "\"\"", "7", "1.5", "true", "[]", "[1]", "{}", "[{}]", "[null]" })
        {
            foreach (var property in Model(name).GetProperties())
            {
                var model = ModelSamples.New(Model(name));
                _ = property.GetValue(model);
                model.Document[ModelSamples.FieldOf(property)] = JsonNode.Parse(wrong);
                _ = property.GetValue(model);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ModelNames))]
    public void A_secret_is_never_in_the_JSON_nor_in_the_text(string name)
    {
        var model = ModelSamples.New(Model(name));
        if (model is not AccessObject secretive)
        {
            Assert.DoesNotContain(Model(name).GetProperties(), static property => property.PropertyType == typeof(SecureString));
            return;
        }

        secretive.Attach(new JsonObject { ["id"] = "f174e90a-fafe-4643-bbbc-4a0ed4fc8415" });
        foreach (var property in Model(name).GetProperties().Where(static property => property.PropertyType == typeof(SecureString)))
        {
            var before = secretive.Secrets.Count;
            if (property.SetMethod is null)
            {
                continue;
            }

            property.SetValue(model, ModelSamples.Hidden("hush-hush"));

            Assert.Equal(before + 1, secretive.Secrets.Count);
            Assert.IsType<SecureString>(property.GetValue(model));
        }

        foreach (var path in new[] { "client_secret", "config.client_secret", "scim_config.secret", "saas_app.client_secret" })
        {
            secretive.Secrets[path] = ModelSamples.Hidden("hush-hush");
        }

        Assert.All(
            Model(name).GetProperties().Where(static property => property.PropertyType == typeof(SecureString)),
            property => Assert.NotNull(property.GetValue(model)));
        Assert.DoesNotContain("hush", secretive.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", secretive.ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", secretive.ToString(), StringComparison.Ordinal);
        Assert.Empty(secretive.Changes().Keys.Except(["id"]));
    }

    [Fact]
    public void A_name_that_is_a_field_already_stays_as_it_is()
    {
        Assert.Equal("service_auth_401_redirect", AccessDocument.FieldName("ServiceAuth401Redirect"));
        Assert.Equal("service_auth_401_redirect", AccessDocument.FieldName("service_auth_401_redirect"));
        Assert.Equal("l4_protocol", AccessDocument.FieldName("l4_protocol"));
        Assert.Equal("devicePosture", AccessDocument.FieldName("devicePosture"));
        Assert.Equal("oauth_configuration", AccessDocument.FieldName("OAuthConfiguration"));
    }

    private static Type Model(string name) => ModelSamples.Models.Single(model => model.Name == name);

    private static void AssertSame(object expected, object? actual, PropertyInfo property)
    {
        Assert.True(actual is not null, $"{property.DeclaringType!.Name}.{property.Name} reads null after it was set.");
        switch (expected)
        {
            case IDictionary map:
                Assert.Equal(map.Keys.Cast<string>(), ((IDictionary)actual).Keys.Cast<string>());
                Assert.Equal(["one", "two"], (string[])((IDictionary)actual)["hostname"]!);
                break;
            case AccessDocument part:
                Assert.Same(part.Document, ((AccessDocument)actual).Document);
                break;
            case AccessDocument[] parts:
                Assert.Same(parts[0].Document, Assert.Single((AccessDocument[])actual).Document);
                break;
            case AccessRule[]:
                Assert.Equal("""{"everyone":{}}""", Assert.Single((AccessRule[])actual).ToJsonObject().ToJsonString());
                break;
            default:
                Assert.Equal(expected, actual);
                break;
        }
    }
}
