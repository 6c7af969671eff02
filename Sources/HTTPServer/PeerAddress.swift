// A client's address in 24 bytes; its text is made only when somebody asks.

import Glibc

struct PeerAddress: Equatable {
    enum Family: UInt8 { case local, version4, version6 }

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
            // An IPv4 client on a socket that listens on both (RFC 4291 §2.5.5.2).
            if high == 0, low >> 32 == 0xFFFF {
                family = .version4
                low &= 0xFFFF_FFFF
            }
        default: break
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
