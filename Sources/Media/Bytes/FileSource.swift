// A file on disk as a source of bytes.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A regular file, read with `pread`: nothing is kept in memory, and the descriptor closes with the last reference.
public final class FileSource: ByteSource, Sendable {
    private let descriptor: Int32
    public let size: Int64

    /// Opens a file. Throws `MediaError.unreadable` for one that is missing, may not be read, or is no regular file.
    public init(path: String) throws(MediaError) {
        // Without O_NONBLOCK, opening a named pipe would wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(Self.reason()) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let reason = Self.reason()
            close(descriptor)
            throw .unreadable(reason)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .unreadable("not a regular file")
        }
        self.descriptor = descriptor
        self.size = Int64(status.st_size)
    }

    deinit {
        close(descriptor)
    }

    public func read(at offset: Int64, count: Int) throws(MediaError) -> [UInt8] {
        guard offset >= 0, count > 0, offset < size else { return [] }
        let wanted = Int(min(Int64(count), size - offset))
        var failure: String?
        // The buffer pointer lives for the closure only; `initialized` says how much of it is valid.
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
            while initialized < wanted {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[initialized...])
                let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(initialized))
                if got > 0 {
                    initialized += got
                } else if got == 0 {
                    break
                } else if errno != EINTR {
                    failure = Self.reason()
                    break
                }
            }
        }
        if let failure { throw .unreadable(failure) }
        return bytes
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
