// Which network addresses Notecast may connect to: those of the public internet.

/// A network that no request of ours may reach, with the reason that the error gives.
///
/// From IANA's registries of special-purpose addresses (RFC 6890 and its updates).
struct AddressRule {
    let prefix: [UInt8]
    /// In bits.
    let length: Int
    let reason: String

    init(_ prefix: [UInt8], _ length: Int, _ reason: String) {
        self.prefix = prefix
        self.length = length
        self.reason = reason
    }

    func covers(_ address: [UInt8]) -> Bool {
        for index in 0..<length {
            let mask = UInt8(0x80) >> UInt8(index % 8)
            let wanted = index / 8 < prefix.count ? prefix[index / 8] : 0
            if address[index / 8] & mask != wanted & mask { return false }
        }
        return true
    }

    static let version4 = [
        AddressRule([0], 8, "an unspecified address"),
        AddressRule([10], 8, "a private address"),
        AddressRule([100, 64], 10, "an address inside a provider's network"),
        AddressRule([127], 8, "a loopback address"),
        AddressRule([169, 254], 16, "a link-local address"),
        AddressRule([172, 16], 12, "a private address"),
        AddressRule([192, 0, 0], 24, "an address for protocols"),
        AddressRule([192, 0, 2], 24, "an address for documentation"),
        AddressRule([192, 88, 99], 24, "a former 6to4 relay"),
        AddressRule([192, 168], 16, "a private address"),
        AddressRule([198, 18], 15, "an address for benchmarks"),
        AddressRule([198, 51, 100], 24, "an address for documentation"),
        AddressRule([203, 0, 113], 24, "an address for documentation"),
        AddressRule([224], 4, "a multicast address"),
        AddressRule([240], 4, "a reserved or broadcast address"),
    ]

    /// The first that covers an address says why; what is outside of 2000::/3 is no public address at all.
    static let version6 = [
        AddressRule([], 128, "an unspecified address"),
        AddressRule([UInt8](repeating: 0, count: 15) + [1], 128, "a loopback address"),
        AddressRule([0x20, 0x01, 0x00, 0x00], 32, "a Teredo tunnel"),
        AddressRule([0x20, 0x01, 0x0D, 0xB8], 32, "an address for documentation"),
        AddressRule([0x20, 0x01], 23, "an address for protocols"),
        AddressRule([0x3F, 0xFF], 20, "an address for documentation"),
        AddressRule([0xFC], 7, "a private address"),
        AddressRule([0xFE, 0x80], 10, "a link-local address"),
        AddressRule([0xFE, 0xC0], 10, "a site-local address"),
        AddressRule([0xFF], 8, "a multicast address"),
        AddressRule([0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01], 48, "a local NAT64 address"),
    ]

    /// Where an IPv4 address lies within an IPv6 one, and at which byte: such an address is as public as the one inside.
    static let carriers: [(rule: AddressRule, offset: Int)] = [
        (AddressRule([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96, "IPv4-mapped"), 12),
        (AddressRule([0x00, 0x64, 0xFF, 0x9B], 96, "NAT64"), 12),
        (AddressRule([0x20, 0x02], 16, "6to4"), 2),
    ]
}
