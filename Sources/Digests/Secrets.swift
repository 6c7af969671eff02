// Random bytes and the comparison of secrets.

internal import CCrypto

/// What tokens are made of and compared with.
public enum Secrets {
    /// Cryptographically strong random bytes.
    public static func random(_ count: Int) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: count)
        precondition(RAND_bytes(&out, Int32(count)) == 1, "the system has a source of random bytes")
        return out
    }

    /// Whether two byte strings are equal, in a time that depends on their lengths alone.
    public static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
    }
}
