// The address that a connection is about to be made to.

import Glibc

/// A network address as the resolver gave it: 4 bytes of IPv4 or 16 of IPv6.
struct PeerAddress: Equatable, CustomStringConvertible {
    let bytes: [UInt8]

    /// A socket address of the system's, byte by byte, so that alignment does not matter; nil for any other family.
    init?(_ socketAddress: UnsafeRawBufferPointer) {
        guard let family = MemoryLayout<sockaddr>.offset(of: \.sa_family),
            socketAddress.count >= family + MemoryLayout<sa_family_t>.size
        else { return nil }
        switch Int32(socketAddress.loadUnaligned(fromByteOffset: family, as: sa_family_t.self)) {
        case AF_INET where socketAddress.count >= MemoryLayout<sockaddr_in>.size:
            bytes = Array(socketAddress[4..<8])
        case AF_INET6 where socketAddress.count >= MemoryLayout<sockaddr_in6>.size:
            bytes = Array(socketAddress[8..<24])
        default: return nil
        }
    }

    /// An address as `inet_pton` reads it; nil for anything else.
    init?(_ text: String) {
        var buffer = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &buffer) == 1 {
            bytes = Array(buffer[..<4])
        } else if inet_pton(AF_INET6, text, &buffer) == 1 {
            bytes = buffer
        } else {
            return nil
        }
    }

    /// Why no request may go there; nil for an address of the public internet.
    var objection: String? {
        bytes.count == 4 ? Self.objection(version4: bytes) : Self.objection(version6: bytes)
    }

    private static func objection(version4 bytes: [UInt8]) -> String? {
        AddressRule.version4.first { $0.covers(bytes) }?.reason
    }

    private static func objection(version6 bytes: [UInt8]) -> String? {
        if let rule = AddressRule.version6.first(where: { $0.covers(bytes) }) { return rule.reason }
        for (rule, offset) in AddressRule.carriers where rule.covers(bytes) {
            return objection(version4: Array(bytes[offset..<offset + 4])).map { "\($0), \(rule.reason)" }
        }
        guard bytes[0] & 0xE0 == 0x20 else { return "no public address" }
        // ISATAP (RFC 5214 §6.1): an IPv4 address in the interface's part of any prefix.
        if bytes[8] & 0xFD == 0, bytes[9] == 0, bytes[10] == 0x5E, bytes[11] == 0xFE {
            return objection(version4: Array(bytes[12...])).map { "\($0), ISATAP" }
        }
        return nil
    }

    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
