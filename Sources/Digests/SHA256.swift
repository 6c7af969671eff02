// SHA-256 by libcrypto.

internal import CCrypto

/// SHA-256 (FIPS 180-4).
public enum SHA256 {
    /// The digest of some bytes, 32 bytes.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        let ok = EVP_Digest(bytes, bytes.count, &out, &length, EVP_sha256(), nil)
        precondition(ok == 1 && length == 32, "libcrypto has SHA-256")
        return out
    }
}

/// SHA-256 of bytes that come piece by piece.
///
/// Not thread-safe; one owner.
public final class SHA256Stream {
    private let context: OpaquePointer

    public init() {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        self.context = context
        precondition(EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1, "libcrypto has SHA-256")
    }

    deinit { EVP_MD_CTX_free(context) }

    public func update(_ bytes: UnsafeRawBufferPointer) {
        _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    }

    /// The digest of all so far, 32 bytes; the stream is used up.
    public func finish() -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 32)
        _ = EVP_DigestFinal_ex(context, &out, nil)
        return out
    }
}
