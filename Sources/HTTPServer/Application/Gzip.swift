// Compression of pages, made once when a page is made.

import CZlib

/// Why a compression failed: zlib's own status.
public struct GzipError: Error, Equatable, Sendable, CustomStringConvertible {
    /// zlib's return code, such as -4 (Z_MEM_ERROR).
    public let code: Int32

    /// For a log: zlib's code.
    public var description: String { "gzip: zlib returned \(code)" }
}

/// Gzip (RFC 1952) by zlib.
public enum Gzip {
    /// The most bytes that are taken at once: pages and feeds are far below, and zlib counts with 32 bits.
    public static let limit = 1 << 30

    /// The bytes as one gzip member without name and time, so that the same bytes always give the same result.
    ///
    /// - Parameter level: 1 (fast) to 9 (small); values outside are brought in.
    /// - Throws: when `bytes` is over `limit` or zlib has no memory.
    public static func compress(_ bytes: [UInt8], level: Int) throws(GzipError) -> [UInt8] {
        guard bytes.count <= limit else { throw GzipError(code: Z_BUF_ERROR) }
        var stream = z_stream()
        let level = Int32(min(9, max(1, level)))
        // 15 bits of window; 16 more ask for the gzip wrapper.
        let opened = deflateInit2_(
            &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard opened == Z_OK else { throw GzipError(code: opened) }
        defer { deflateEnd(&stream) }
        var status = Z_OK
        let bound = Int(deflateBound(&stream, uLong(bytes.count)))
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            bytes.withUnsafeBufferPointer { input in
                // zlib does not write to its input; its C declaration only lacks the const.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = uInt(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = uInt(bound)
                status = deflate(&stream, Z_FINISH)
                count = bound - Int(stream.avail_out)
            }
        }
        guard status == Z_STREAM_END else { throw GzipError(code: status) }
        return packed
    }
}
