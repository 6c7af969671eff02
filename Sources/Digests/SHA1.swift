// SHA-1 by libcrypto, for UUIDv5 alone.

internal import CCrypto

/// SHA-1 (FIPS 180-4): for name-based UUIDs (RFC 9562 §5.5), never for security.
public enum SHA1 {
    /// The digest of some bytes, 20 bytes.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 20)
        var length: UInt32 = 0
        let ok = EVP_Digest(bytes, bytes.count, &out, &length, EVP_sha1(), nil)
        precondition(ok == 1 && length == 20, "libcrypto has SHA-1")
        return out
    }
}
