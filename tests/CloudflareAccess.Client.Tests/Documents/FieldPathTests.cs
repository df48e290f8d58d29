using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareAccess.Client.Documents;

namespace CloudflareAccess.Client.Tests.Documents;

/// <summary>Paths to fields, over every shape that documents of the API have.</summary>
public sealed class FieldPathTests
{
    private const string App = """
        {
          "name": "wiki",
          "allowed_idps": ["okta", "pin"],
          "scim_config": { "authentication": [{ "scheme": "httpbasic", "password": "a" }, { "scheme": "oauth2", "client_secret": "b" }, { "scheme": "x" }] },
          "custom_pages": { "forbidden": "f", "identity_denied": "i" },
          "by_idp": { "one": "x", "two": "y" },
          "empty": null
        }
        """;

    [Theory]
    [InlineData("name", "name")]
    [InlineData("empty", "empty")]
    [InlineData("missing", "")]
    [InlineData("name.deeper", "")]
    [InlineData("missing.deeper", "")]
    [InlineData("allowed_idps", "allowed_idps")]
    [InlineData("allowed_idps[]", "allowed_idps[0] allowed_idps[1]")]
    [InlineData("allowed_idps[1]", "allowed_idps[1]")]
    [InlineData("allowed_idps[2]", "")]
    [InlineData("name[]", "")]
    [InlineData("name[0]", "")]
    [InlineData("scim_config.authentication.password", "scim_config.authentication[0].password")]
    [InlineData("scim_config.authentication[].scheme", "scim_config.authentication[0].scheme scim_config.authentication[1].scheme scim_config.authentication[2].scheme")]
    [InlineData("scim_config.authentication[1].scheme", "scim_config.authentication[1].scheme")]
    [InlineData("custom_pages.*", "custom_pages.forbidden custom_pages.identity_denied")]
    [InlineData("by_idp{}", "by_idp{0} by_idp{1}")]
    [InlineData("by_idp{1}", "by_idp{1}")]
    [InlineData("by_idp{2}", "")]
    [InlineData("name{}", "")]
    public void Each_place_in_a_document_is_found(string path, string places)
    {
        Assert.Equal(places, string.Join(" ", FieldPath.Parse(path).PlacesIn(Document())));
    }

    [Theory]
    [InlineData("name", "wiki")]
    [InlineData("allowed_idps[1]", "pin")]
    [InlineData("allowed_idps[2]", null)]
    [InlineData("scim_config.authentication[1].client_secret", "b")]
    [InlineData("scim_config.authentication[1].password", null)]
    [InlineData("by_idp{1}", "two")]
    [InlineData("by_idp{2}", null)]
    [InlineData("empty", null)]
    [InlineData("missing.deeper", null)]
    public void A_place_is_read(string place, string? value)
    {
        Assert.Equal(value, FieldPath.Parse(place).Read(Document())?.GetValue<string>());
    }

    [Theory]
    [InlineData("name")]
    [InlineData("allowed_idps[1]")]
    [InlineData("scim_config.authentication[1].client_secret")]
    [InlineData("custom_pages.identity_denied")]
    [InlineData("by_idp{1}")]
    [InlineData("empty")]
    public void A_place_is_written_and_nothing_beside_it(string place)
    {
        var document = Document();
        var path = FieldPath.Parse(place);
        path.Write(document, "new");
        Assert.Equal("new", path.Read(document)!.GetValue<string>());

        path.Write(document, FieldPath.Parse(place).Read(Document())?.DeepClone());
        Assert.Equal(Document().ToJsonString(), document.ToJsonString());
    }

    [Theory]
    [InlineData("allowed_idps[2]")]
    [InlineData("by_idp{2}")]
    [InlineData("missing.deeper")]
    [InlineData("name.deeper")]
    [InlineData("name[0]")]
    public void A_place_that_does_not_exist_is_not_made(string place)
    {
        var document = Document();
        FieldPath.Parse(place).Write(document, "new");
        Assert.Equal(Document().ToJsonString(), document.ToJsonString());
    }

    [Theory]
    [InlineData("scim_config.authentication.scheme", 0)]
    [InlineData("scim_config.authentication[1].scheme", 2)]
    [InlineData("scim_config.authentication.missing", 3)]
    public void A_field_is_removed_wherever_the_path_leads(string path, int left)
    {
        var document = Document();
        FieldPath.Parse(path).Remove(document);
        Assert.Equal(left, FieldPath.Parse("scim_config.authentication[].scheme").PlacesIn(document).Count());
    }

    [Fact]
    public void The_owners_of_a_field_are_the_objects_that_could_have_it()
    {
        Assert.Equal(3, FieldPath.Parse("scim_config.authentication.token").OwnersIn(Document()).Count());
        Assert.Single(FieldPath.Parse("scim_config.authentication[2].token").OwnersIn(Document()));
        Assert.Empty(FieldPath.Parse("name.token").OwnersIn(Document()));
        Assert.Single(FieldPath.Parse("token").OwnersIn(Document()));
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("missing", false)]
    [InlineData("scim_config.missing", false)]
    [InlineData("scim_config.authentication.missing", true)]
    [InlineData("name.deeper", false)]
    public void A_response_that_may_have_a_field_is_told_without_a_copy(string path, bool mayBe)
    {
        using var response = JsonDocument.Parse(App);
        Assert.Equal(mayBe, FieldPath.Parse(path).MayBeIn(response.RootElement));
    }

    [Theory]
    [InlineData("a", "a", "a")]
    [InlineData("a.b[1].c", "c", "a.b.c")]
    [InlineData("a[].b{}", "b", "a.b")]
    [InlineData("a.b{3}", "b", "a.b")]
    [InlineData("a.*", "*", "a.*")]
    public void A_path_prints_as_it_is_written(string text, string name, string withoutPositions)
    {
        var path = FieldPath.Parse(text);
        Assert.Equal(text, path.ToString());
        Assert.Equal(name, path.Name);
        Assert.Equal("a", path.Root);
        Assert.Equal(withoutPositions, path.WithoutPositions.ToString());
    }

    private static JsonObject Document() => (JsonObject)JsonNode.Parse(App)!;
}
