using System;
using CloudflareAccess.Client.Validation;

namespace CloudflareAccess.Client.Tests.Validation;

public sealed class ValueTests
{
    [Theory]
    [InlineData("24h")]
    [InlineData("1h30m")]
    [InlineData("2h45m30.5s")]
    [InlineData("300ms")]
    [InlineData("0")]
    public void Durations_have_the_syntax_of_Go(string value) => Assert.Equal(value, GoDuration.Check(value));

    [Theory]
    [InlineData("1day")]
    [InlineData("24")]
    [InlineData("1d")]
    [InlineData("")]
    [InlineData("24 h")]
    [InlineData("-1h")]
    [InlineData("forever")]
    public void Text_without_the_syntax_of_Go_is_not_a_duration(string value) =>
        Assert.Contains(
            $"'{value}'", Assert.Throws<InvalidValueException>(() => GoDuration.Check(value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Only_a_service_token_lives_forever_and_some_durations_have_no_seconds()
    {
        Assert.Equal("forever", GoDuration.CheckOrForever("forever"));
        Assert.Equal("8760h", GoDuration.CheckOrForever("8760h"));
        Assert.Throws<InvalidValueException>(static () => GoDuration.CheckOrForever("a year"));
        Assert.Equal("1h30m", GoDuration.CheckHoursMinutes("1h30m"));
        Assert.Throws<InvalidValueException>(static () => GoDuration.CheckHoursMinutes("30s"));
        Assert.Throws<InvalidValueException>(static () => GoDuration.CheckHoursMinutes(""));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("192.0.2.7", "192.0.2.7/32")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    [InlineData("::1", "::1/128")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    public void Address_blocks_are_accepted_and_an_address_is_a_block_of_one(string value, string block) =>
        Assert.Equal(block, Cidr.Check(value));

    [Theory]
    [InlineData("10.0.0.1/8", "10.0.0.0/8")]
    [InlineData("2001:db8::1/32", "2001:db8::/32")]
    [InlineData("10.0.0.0/33", "0 to 32")]
    [InlineData("10.0.0.0/-1", "0 to 32")]
    [InlineData("10.0.0/8", "192.0.2.0/24")]
    [InlineData("10", "192.0.2.0/24")]
    [InlineData("example.com", "192.0.2.0/24")]
    public void A_wrong_address_block_is_refused_with_an_example_of_a_right_one(string value, string text) =>
        Assert.Contains(text, Assert.Throws<InvalidValueException>(() => Cidr.Check(value)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("de", "DE")]
    [InlineData("T1", "T1")]
    public void Countries_have_two_letters(string value, string code) => Assert.Equal(code, CountryCode.Check(value));

    [Theory]
    [InlineData("Germany")]
    [InlineData("ZZ")]
    [InlineData("DEU")]
    [InlineData("")]
    public void Other_texts_are_not_countries(string value) => Assert.Throws<InvalidValueException>(() => CountryCode.Check(value));

    [Theory]
    [InlineData("ann@example.com", true)]
    [InlineData("ann.o'hara+x@mail.example.co.uk", true)]
    [InlineData("ann", false)]
    [InlineData("ann@example", false)]
    [InlineData("ann @example.com", false)]
    [InlineData("ann@@example.com", false)]
    [InlineData("a@example.com,b@example.com", false)]
    public void Email_addresses_are_checked_for_typing_errors(string value, bool isOne) => AssertChecked(EmailAddress.Check, value, isOne);

    [Theory]
    [InlineData("https://www.example.com/x?y=1", true)]
    [InlineData("http://example.com", true)]
    [InlineData("www.example.com", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData("https://user:pass@example.com", false)]
    public void Urls_are_absolute_and_without_credentials(string value, bool isOne) => AssertChecked(HttpUrl.Check, value, isOne);

    [Theory]
    [InlineData("wiki.example.com", true)]
    [InlineData("*.example.com/admin", true)]
    [InlineData("wiki.example.com:8443", true)]
    [InlineData("wiki example.com", false)]
    [InlineData("https://wiki.example.com/x", false)]
    public void Hostnames_may_have_a_path_but_no_scheme(string value, bool isOne) => AssertChecked(HostName.Check, value, isOne);

    [Theory]
    [InlineData("f174e90a-fafe-4643-bbbc-4a0ed4fc8415", true)]
    [InlineData("f174e90afafe4643bbbc4a0ed4fc8415", true)]
    [InlineData("not-an-id", false)]
    public void Ids_are_uuids(string value, bool isOne) => AssertChecked(Uuid.Check, value, isOne);

    [Theory]
    [InlineData("0123456789abcdef0123456789ABCDEF", true)]
    [InlineData("0123", false)]
    public void Accounts_have_32_hexadecimal_digits(string value, bool isOne) => AssertChecked(AccountOrZoneId.Check, value, isOne);

    [Fact]
    public void A_private_key_is_refused_and_not_shown()
    {
        const string Key = "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE-s3cret\n-----END EC PRIVATE KEY-----";

        var error = Assert.Throws<InvalidValueException>(static () => PemCertificate.Check(Key));

        Assert.Contains("not sent", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MIIB")]
    [InlineData("-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void Text_that_is_not_a_certificate_is_refused(string value) =>
        Assert.Throws<InvalidValueException>(() => PemCertificate.Check(value));

    [Fact]
    public void Null_is_accepted_and_stays_null()
    {
        Func<string?, string?>[] checks =
        [
            GoDuration.Check, GoDuration.CheckOrForever, GoDuration.CheckHoursMinutes, Cidr.Check, CountryCode.Check,
            EmailAddress.Check, HttpUrl.Check, HostName.Check, Uuid.Check, AccountOrZoneId.Check, PemCertificate.Check,
        ];

        Assert.All(checks, static check => Assert.Null(check(null)));
    }

    private static void AssertChecked(Func<string?, string?> check, string value, bool isOne)
    {
        if (isOne)
        {
            Assert.Equal(value, check(value));
        }
        else
        {
            Assert.Contains($"'{value}'", Assert.Throws<InvalidValueException>(() => check(value)).Message, StringComparison.Ordinal);
        }
    }
}
