using System;
using System.Globalization;
using System.Net;

namespace CloudflareAccess.Client.Validation;

/// <summary>Blocks of IP addresses, such as <c>10.0.0.0/8</c>. A single address is a block of one.</summary>
internal static class Cidr
{
    public static string? Check(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var slash = value.IndexOf('/');
        var text = slash < 0 ? value : value.Substring(0, slash);

        // IPAddress reads "10" and "10.1" as addresses too, which nobody means.
        if (!IPAddress.TryParse(text, out var address) || (text.IndexOf(':') < 0 && text.Split('.').Length != 4))
        {
            throw new InvalidValueException($"'{value}' is not an IP address or block: write 192.0.2.0/24, 2001:db8::/32 or 192.0.2.7.");
        }

        var bytes = address.GetAddressBytes();
        var longest = bytes.Length * 8;
        if (slash < 0)
        {
            return FormattableString.Invariant($"{value}/{longest}");
        }

        if (!int.TryParse(value.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) || prefix > longest)
        {
            throw new InvalidValueException(FormattableString.Invariant($"'{value}' has no prefix length from 0 to {longest}: write {text}/{longest} for one address."));
        }

        var network = Network(bytes, prefix);
        return network.Equals(address)
            ? value
            : throw new InvalidValueException(FormattableString.Invariant($"'{value}' has bits set beyond its prefix: the block is {network}/{prefix}, the address {address}/{longest}."));
    }

    private static IPAddress Network(byte[] bytes, int prefix)
    {
        var network = (byte[])bytes.Clone();
        for (var bit = prefix; bit < network.Length * 8; bit++)
        {
            network[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPAddress(network);
    }
}
