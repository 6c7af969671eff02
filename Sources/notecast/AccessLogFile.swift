// The access log's file.

import Foundation
import HTTPServer
import Logging

/// Appends batches to a file, or to standard output. Used from one lane, batch by batch.
///
/// `@unchecked Sendable` by this rule: the server calls `write` on its log lane alone, which is serial.
final class AccessLogFile: @unchecked Sendable {
    private let path: String?
    private let logger: Logger
    private var text: AccessLogText
    private var file: FileHandle
    private var identity: FileIdentity?
    private var lastLook = ContinuousClock.now
    private var hasFailed = false
    /// Whether the file may end within a line.
    private var isTorn = false
    private var cannotReopen = false

    /// Opens the file for appending; it is created for its owner and group to read.
    ///
    /// - Parameter path: `-` is standard output.
    init(path: String, text: AccessLogText, logger: Logger) throws {
        self.path = path == "-" ? nil : path
        self.text = text
        self.logger = logger
        file = path == "-" ? .standardOutput : try Self.open(path)
        identity = self.path.flatMap(FileIdentity.init)
    }

    /// Appends a batch with one write. What cannot be written is lost, and said so once; the first line after that begins
    /// anew, since a full disk may have taken half a line.
    func write(_ batch: AccessBatch) {
        followRotation()
        var lines: [UInt8] = []
        lines.reserveCapacity(batch.count * 256)
        if isTorn { lines.append(UInt8(ascii: "\n")) }
        text.append(batch, to: &lines)
        let before = size
        do {
            try file.write(contentsOf: Data(lines))
            hasFailed = false
            isTorn = false
        } catch {
            isTorn = isTorn || size != before
            if !hasFailed { logger.error("\(path ?? "standard output"): the access log cannot be written: \(error)") }
            hasFailed = true
        }
    }

    /// Once a second, looks whether the file was moved away (logrotate does that), and makes a new one.
    private func followRotation() {
        guard let path, ContinuousClock.now - lastLook >= .seconds(1) else { return }
        lastLook = .now
        if let identity, FileIdentity(path) == identity { return }
        do {
            file = try Self.open(path)
            identity = FileIdentity(path)
            cannotReopen = false
            isTorn = false
        } catch {
            // The old file still takes lines.
            if !cannotReopen { logger.error("\(error)") }
            cannotReopen = true
        }
    }

    /// In bytes; 0 for a pipe.
    private var size: Int64 {
        var facts = stat()
        return fstat(file.fileDescriptor, &facts) == 0 ? Int64(facts.st_size) : 0
    }

    private static func open(_ path: String) throws -> FileHandle {
        let descriptor = Foundation.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o640)
        guard descriptor >= 0 else {
            throw Failure("\(path): the access log cannot be opened: \(String(cString: strerror(errno)))")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}

/// Which file a path leads to.
private struct FileIdentity: Equatable {
    let device: UInt64
    let inode: UInt64

    /// Nil when there is none.
    init?(_ path: String) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        device = UInt64(facts.st_dev)
        inode = UInt64(facts.st_ino)
    }
}
