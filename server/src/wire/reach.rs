//! Which network addresses are asked because somebody typed them: nobody reaches the inner network, or the
//! machine itself, by typing an address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What kind of address it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Anybody's.
    Public,
    /// Loopback, a private network, or a provider's shared space: only where the administrator allows.
    Private,
    /// Never: link-local with the metadata of cloud machines, multicast, reserved, documentation.
    Never,
}

/// Azure's own agent answers here, in the middle of the public space.
const AZURE_AGENT: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);
/// Alibaba's metadata, in shared space.
const ALIBABA_METADATA: Ipv4Addr = Ipv4Addr::new(100, 100, 100, 200);
/// Amazon's metadata over IPv6, in private space.
const AMAZON_METADATA: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);

/// Where an address lies, by the special-purpose registries of IANA (RFC 6890). Addresses that carry
/// an IPv4 address within (mapped, 6to4, NAT64) are what that one is.
pub(super) fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(address) => reach_of_v4(address),
        IpAddr::V6(address) => reach_of_v6(address),
    }
}

fn reach_of_v4(address: Ipv4Addr) -> Reach {
    if address == AZURE_AGENT || address == ALIBABA_METADATA {
        return Reach::Never;
    }
    match address.octets() {
        [10, ..] | [127, ..] | [192, 168, ..] => Reach::Private,
        [172, second, ..] if (16..32).contains(&second) => Reach::Private,
        // Shared address space of providers (RFC 6598).
        [100, second, ..] if (64..128).contains(&second) => Reach::Private,
        // This network; link-local; protocol assignments, documentation, the 6to4 relay; benchmarks;
        // multicast and reserved.
        [0, ..] | [169, 254, ..] | [192, 0, 0 | 2, _] | [192, 88, 99, _] => Reach::Never,
        [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] | [224..=255, ..] => Reach::Never,
        _ => Reach::Public,
    }
}

fn reach_of_v6(address: Ipv6Addr) -> Reach {
    if address == AMAZON_METADATA {
        return Reach::Never;
    }
    let within = |high: u16, low: u16| {
        let [[a, b], [c, d]] = [high.to_be_bytes(), low.to_be_bytes()];
        reach_of_v4(Ipv4Addr::new(a, b, c, d))
    };
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1] => Reach::Private,
        // Mapped and, deprecated, compatible.
        [0, 0, 0, 0, 0, 0xffff, high, low] => within(high, low),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => within(high, low),
        [0x2002, high, low, ..] => within(high, low),
        // Teredo and other assignments of protocols; documentation, the older and the newer.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => Reach::Never,
        [0x3fff, second, ..] if second < 0x1000 => Reach::Never,
        [first, ..] if first & 0xfe00 == 0xfc00 => Reach::Private,
        [first, ..] if first & 0xe000 == 0x2000 => Reach::Public,
        _ => Reach::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reach, reach};

    #[test]
    fn every_special_address_is_what_it_is() {
        let table = [
            (
                Reach::Public,
                "8.8.8.8 145.100.1.1 100.63.255.255 100.128.0.0 172.15.0.1 172.32.0.1 192.0.1.1 198.17.0.1",
            ),
            (Reach::Public, "223.255.255.255 11.0.0.1 169.253.0.1 2001:610::1 2a02:a47f::1 2606:4700::1111"),
            (Reach::Public, "::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1"),
            (Reach::Private, "10.0.0.1 10.255.255.255 127.0.0.1 127.9.9.9 192.168.0.1 172.16.0.1 172.31.255.255"),
            (Reach::Private, "100.64.0.1 100.127.255.255 ::1 fc00::1 fd12:3456::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1"),
            (Reach::Private, "64:ff9b::7f00:1 64:ff9b::c0a8:1 2002:a00:1:: 2002:7f00:1::1"),
            (Reach::Never, "0.0.0.0 0.1.2.3 169.254.169.254 169.254.0.1 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1"),
            (Reach::Never, "198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1"),
            (Reach::Never, "255.255.255.255 168.63.129.16 100.100.100.200 fd00:ec2::254"),
            (Reach::Never, ":: ::8.8.8.8 fe80::1 fec0::1 ff02::1 2001::1 2001:db8::1 3fff::1 100::1 64:ff9b:1::1"),
            (Reach::Never, "::ffff:169.254.169.254 64:ff9b::a9fe:a9fe 2002:a9fe:a9fe::1 ::ffff:0.0.0.0 5f00::1"),
        ];
        for (expected, addresses) in table {
            for text in addresses.split(' ') {
                assert_eq!(reach(text.parse().expect("an address")), expected, "{text}");
            }
        }
    }
}
