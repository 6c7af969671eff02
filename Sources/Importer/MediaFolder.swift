// The folder of audio files: whole files only, each under a name that changes with its bytes.

import Foundation
import Glibc
import Media

/// Puts files into the media folder and takes them out again.
struct MediaFolder: Sendable {
    let path: String

    /// Whether a file is there with all its bytes.
    func holds(_ location: String, bytes: Int64) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(location)")
        return (attributes?[.size] as? NSNumber)?.int64Value == bytes
    }

    /// Copies a file in, through a temporary name, so that the final one never names half a file; what stands there is
    /// replaced. Both the bytes and the name are on the disk when this returns.
    ///
    /// - Throws: `ImportError` when the folder cannot be written, `MediaError` when the source cannot be read.
    func put(_ source: some ByteSource, as location: String) throws {
        let temporary = "\(path)/.\(UUID().uuidString).part"
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw ImportError.mediaFolder("it is not there and cannot be made")
        }
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.failure() }
        defer { close(file) }
        do {
            var offset: Int64 = 0
            while offset < source.size {
                let bytes = try source.read(at: offset, count: 1 << 20)
                if bytes.isEmpty { break }
                try Self.write(bytes, to: file)
                offset += Int64(bytes.count)
            }
            guard fsync(file) == 0, rename(temporary, "\(path)/\(location)") == 0 else { throw Self.failure() }
        } catch {
            unlink(temporary)
            throw error
        }
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failure() }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw Self.failure() }
    }

    func remove(_ location: String) { unlink("\(path)/\(location)") }

    /// Removes what an import left half copied when it was killed. Copies that others have under way are younger.
    func sweep() {
        let manager = FileManager.default
        for name in (try? manager.contentsOfDirectory(atPath: path)) ?? [] where name.hasSuffix(".part") {
            let changed = (try? manager.attributesOfItem(atPath: "\(path)/\(name)"))?[.modificationDate] as? Date
            if let changed, changed < Date(timeIntervalSinceNow: -3600) { remove(name) }
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws {
        var done = 0
        while done < bytes.count {
            // The pointer lives for the call only.
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure() }
            done += count
        }
    }

    /// The last call's error, without paths: it may leave the process.
    private static func failure() -> ImportError {
        let code = errno
        return code == ENOSPC || code == EDQUOT ? .noSpace : .mediaFolder(String(cString: strerror(code)))
    }
}
