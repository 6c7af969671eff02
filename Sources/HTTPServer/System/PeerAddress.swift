// A client's address in 24 bytes; its text is made only when somebody asks.

import Glibc

struct PeerAddress: Hashable, Sendable {
    enum Family: UInt8, Sendable { case local, version4, version6 }

    var family = Family.local
    /// The address in network order: 4 bytes in `low`, or 16 in both.
    var high: UInt64 = 0
    var low: UInt64 = 0

    init() {}

    /// The address in a socket name as the kernel writes it; a name of any other family is local.
    init(name: UnsafeRawBufferPointer) {
        guard name.count >= 24 else { return }
        switch Int32(name.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET:
            family = .version4
            low = UInt64(UInt32(bigEndian: name.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        case AF_INET6:
            family = .version6
            high = UInt64(bigEndian: name.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            low = UInt64(bigEndian: name.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
            // An IPv4 client on a socket that listens on both.
            unmap()
        default: break
        }
    }

    /// A numeric address as text, without port or brackets; nil for anything else.
    init?(text: some StringProtocol) {
        let text = String(text)
        guard text.utf8.count < INET6_ADDRSTRLEN, !text.utf8.contains(0) else { return nil }
        var version4 = in_addr()
        var version6 = in6_addr()
        if inet_pton(AF_INET, text, &version4) == 1 {
            family = .version4
            low = UInt64(UInt32(bigEndian: version4.s_addr))
        } else if inet_pton(AF_INET6, text, &version6) == 1 {
            family = .version6
            withUnsafeBytes(of: &version6) {
                high = UInt64(bigEndian: $0.loadUnaligned(as: UInt64.self))
                low = UInt64(bigEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            }
            unmap()
        } else {
            return nil
        }
    }

    /// An IPv4 address in IPv6's clothes is the IPv4 address (RFC 4291 §2.5.5.2).
    private mutating func unmap() {
        guard high == 0, low >> 32 == 0xFFFF else { return }
        family = .version4
        low &= 0xFFFF_FFFF
    }

    /// Whether the other end is on this machine: a socket file, 127.0.0.0/8 or ::1.
    var isLocal: Bool {
        switch family {
        case .local: true
        case .version4: low >> 24 == 127
        case .version6: high == 0 && low == 1
        }
    }

    /// What one client can call its own: an IPv4 address, or the 64 bits that every IPv6 network hands out whole.
    var household: PeerAddress {
        var household = self
        if family == .version6 { household.low = 0 }
        return household
    }

    /// Appends the address as text; `unix:` for a socket file.
    func write(to bytes: inout [UInt8]) {
        switch family {
        case .local: bytes.append("unix:")
        case .version4:
            for shift: UInt64 in [24, 16, 8, 0] {
                bytes.append(number: Int64(low >> shift & 0xFF))
                if shift > 0 { bytes.append(".") }
            }
        case .version6: if case .address(let text) = peer { bytes += text.utf8 }
        }
    }

    var peer: Peer {
        switch family {
        case .local: return .local
        case .version4:
            return .address((0..<4).map { String(low >> (24 - 8 * UInt64($0)) & 0xFF) }.joined(separator: "."))
        case .version6:
            var bytes = in6_addr()
            withUnsafeMutableBytes(of: &bytes) {
                $0.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
                $0.storeBytes(of: low.bigEndian, toByteOffset: 8, as: UInt64.self)
            }
            var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            inet_ntop(AF_INET6, &bytes, &text, socklen_t(text.count))
            return .address(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
    }
}
