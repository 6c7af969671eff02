// Calls on files and folders.

import Glibc

/// What the server needs to know about a plain file.
struct FileFacts: Equatable {
    let size: Int64
    /// Seconds since 1970 of the last change, and the nanoseconds beyond.
    let modifiedSeconds: Int64
    let modifiedNanoseconds: Int64
    let inode: UInt64
    let isPlainFile: Bool
}

extension System {
    /// O_PATH, which Glibc's module leaves out: a descriptor that only names a place.
    private static let placeOnly: Int32 = 0o10_000_000

    /// Opens a folder as a place to open others below it.
    static func openFolder(_ path: String) throws(SystemError) -> Int32 {
        try check("open") { open(path, placeOnly | O_DIRECTORY | O_CLOEXEC) }
    }

    /// Opens a folder inside another one; a link in its place is refused.
    static func openFolder(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        try check("openat") { openat(folder, name, placeOnly | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
    }

    /// Opens a file inside a folder for reading; a link in its place is refused, and a pipe does not block.
    static func openFile(_ name: String, in folder: Int32) throws(SystemError) -> Int32 {
        try check("openat") { openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) }
    }

    /// Creates a file that must not exist yet, readable by its owner only.
    static func createFile(_ path: String) throws(SystemError) -> Int32 {
        try check("open") { open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600) }
    }

    static func facts(_ descriptor: Int32) throws(SystemError) -> FileFacts {
        var facts = stat()
        _ = try check("fstat") { fstat(descriptor, &facts) }
        return FileFacts(
            size: Int64(facts.st_size), modifiedSeconds: Int64(facts.st_mtim.tv_sec),
            modifiedNanoseconds: Int64(facts.st_mtim.tv_nsec), inode: UInt64(facts.st_ino),
            isPlainFile: facts.st_mode & S_IFMT == S_IFREG)
    }

    /// Whether a socket's file stands at this path.
    static func isSocketFile(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFSOCK
    }

    static func remove(_ path: String) { _ = unlink(path) }

    /// Writes all of the bytes, blocking.
    static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) throws(SystemError) {
        var offset = 0
        while offset < bytes.count {
            let outcome = bytes.withUnsafeBytes { all in
                transfer { Glibc.write(descriptor, all.baseAddress?.advanced(by: offset), all.count - offset) }
            }
            switch outcome {
            case .moved(let count): offset += count
            case .wouldBlock: throw SystemError(call: "write", code: EAGAIN)
            case .failed(let code): throw SystemError(call: "write", code: code)
            }
        }
    }

    /// Reads up to `count` bytes at an offset, fewer only at the file's end.
    static func read(_ descriptor: Int32, offset: Int64, count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let done = filled
                let base = buffer.baseAddress?.advanced(by: done)
                switch transfer({ pread(descriptor, base, count - done, off_t(offset) + off_t(done)) }) {
                case .moved(0): return
                case .moved(let more): filled += more
                case .wouldBlock:
                    failure = SystemError(call: "pread", code: EAGAIN)
                    return
                case .failed(let code):
                    failure = SystemError(call: "pread", code: code)
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Whether a failure means that the disk or the quota is full.
    static func isFull(_ error: SystemError) -> Bool { error.code == ENOSPC || error.code == EDQUOT }
}
