// Runs another program, for a bounded time, in bounded memory, with bounded output.

import Foundation
import Synchronization

/// A program to run. It gets no input, a folder to work in, and limits that the system itself enforces.
public struct BoundedProcess {
    /// What it may use.
    public struct Limits: Sendable {
        /// Seconds by the clock; then it is ended.
        public var seconds = 30.0
        /// Seconds of processor time, over all threads.
        public var processorSeconds = 60
        /// Bytes of address space. Decoders reserve more than they use.
        public var memory = 2 << 30
        /// Bytes of a file that it writes.
        public var fileBytes = 64 << 20
        /// Bytes of what it says that are kept; the rest is read and thrown away.
        public var outputBytes = 4096

        public init(seconds: Double = 30) { self.seconds = seconds }
    }

    public enum Failure: Error, Equatable, CustomStringConvertible {
        /// It could not be started.
        case noStart
        /// It took longer than it may, in seconds.
        case tooLong(Double)
        /// It ended with another status than 0, or by a signal; what it said last.
        case status(Int32, String)

        public var description: String {
            switch self {
            case .noStart: "could not be started"
            case .tooLong(let seconds): "took longer than \(seconds) seconds"
            case .status(let status, let output): "ended with status \(status): \(output)"
            }
        }
    }

    /// The program's absolute path.
    public var program: String
    public var arguments: [String]
    /// Where it works.
    public var folder: String
    public var limits: Limits

    public init(program: String, arguments: [String], folder: String, limits: Limits = Limits()) {
        self.program = program
        self.arguments = arguments
        self.folder = folder
        self.limits = limits
    }

    /// Runs the program to its end and returns what it wrote to standard output and standard error.
    ///
    /// The caller's thread waits; a lane for slow work should be asked, never a loop.
    @discardableResult
    public func run() throws(Failure) -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        // The shell sets limits for itself and becomes the program, which inherits them; nothing of the arguments is read
        // as a command.
        let shell =
            "ulimit -t \(limits.processorSeconds); ulimit -v \(limits.memory / 1024); "
            + "ulimit -f \(limits.fileBytes / 512); ulimit -c 0; exec \"$@\""
        process.arguments = ["-c", shell, "sh", program] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8",
            "HOME": folder, "TMPDIR": folder, "MAGICK_TMPDIR": folder,
        ]
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do { try process.run() } catch { throw .noStart }
        let output = Output(limit: limits.outputBytes)
        let read = output.collect(pipe.fileHandleForReading)
        let isInTime = ended.wait(timeout: .now() + limits.seconds) == .success
        if !isInTime {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
        }
        // A child of the program may still hold the pipe: what it says is not waited for.
        _ = read.wait(timeout: .now() + 1)
        guard isInTime else { throw .tooLong(limits.seconds) }
        let status = process.terminationStatus
        guard process.terminationReason == .exit, status == 0 else { throw .status(status, output.text) }
        return output.text
    }

    /// The absolute path of the first of these programs that PATH has; nil when there is none.
    public static func find(_ names: String..., path: String? = nil) -> String? {
        let folders = (path ?? ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        for name in names {
            for folder in folders where folder.hasPrefix("/") {
                if FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") { return "\(folder)/\(name)" }
            }
        }
        return nil
    }
}

/// The first bytes that a program said. Its own thread reads them: `bytes` is guarded by the mutex.
private final class Output: Sendable {
    private let limit: Int
    private let bytes = Mutex(Data())

    init(limit: Int) { self.limit = limit }

    var text: String {
        bytes.withLock { String(decoding: $0, as: UTF8.self) }.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Reads to the end in the background; the semaphore is signalled there.
    func collect(_ handle: FileHandle) -> DispatchSemaphore {
        let done = DispatchSemaphore(value: 0)
        Thread.detachNewThread { [self] in
            while case let data = handle.availableData, !data.isEmpty {
                bytes.withLock { if $0.count < limit { $0.append(data.prefix(limit - $0.count)) } }
            }
            done.signal()
        }
        return done
    }
}
