// A real Chromium, driven over the DevTools protocol through a pipe: nothing but the browser itself is needed.

import Foundation
import Synchronization

/// One headless browser with a profile of its own; it ends with the last reference to it.
final class Browser: Sendable {
    // Held to take or start the browser.
    private static let common = Mutex<Browser?>(nil)

    /// The one browser of all tests: starting one costs more than most of them. Each tab has storage of its own, as a
    /// visitor of its own has. Another is started when it broke down.
    static func shared() throws -> Browser {
        try common.withLock { common in
            if let browser = common, !browser.isGone { return browser }
            let browser = try Browser()
            if common == nil { atexit { Browser.common.withLock { $0 = nil } } }
            common = browser
            return browser
        }
    }

    private var isGone: Bool { state.withLock(\.isGone) }

    /// Where Chromium is; nil where there is none.
    static let path: String? = {
        if let named = ProcessInfo.processInfo.environment["NOTECAST_CHROMIUM"] { return named }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return ["chromium", "chromium-browser", "google-chrome"].lazy.flatMap { name in folders.map { "\($0)/\(name)" }
        }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    struct Trouble: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    private struct State {
        var lastID = 0
        var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
        var events: [(session: String, name: String, message: Data)] = []
        var isGone = false
    }

    /// How long an answer may take, seconds: no more than a bound.
    private static let patience = 40.0

    private let profile: String
    private let process: pid_t
    private let commands: FileHandle
    // Held to number a command, and to hand over an answer.
    private let state = Mutex(State())

    init() throws {
        guard let path = Self.path else { throw Trouble("no Chromium") }
        profile = NSTemporaryDirectory() + "notecast-browser-\(UUID().uuidString)"
        let (incoming, outgoing) = (Pipe(), Pipe())
        // Chromium reads commands at descriptor 3 and answers at 4; ours are out of their way, and not for others.
        let read = fcntl(incoming.fileHandleForReading.fileDescriptor, F_DUPFD_CLOEXEC, 10)
        let write = fcntl(outgoing.fileHandleForWriting.fileDescriptor, F_DUPFD_CLOEXEC, 10)
        defer {
            close(read)
            close(write)
        }
        for handle in [incoming.fileHandleForWriting, outgoing.fileHandleForReading] {
            _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, read, 3)
        posix_spawn_file_actions_adddup2(&actions, write, 4)
        // A group of its own: its many processes end together.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let words = [
            path, "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(profile)", "--no-sandbox",
            "--no-first-run",
            "--mute-audio", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-dev-shm-usage", "--lang=en", "about:blank",
        ]
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        guard posix_spawn(&process, path, &actions, &attributes, &arguments, environ) == 0 else {
            throw Trouble("\(path) does not start")
        }
        self.process = process
        commands = incoming.fileHandleForWriting
        let answers = outgoing.fileHandleForReading
        try? incoming.fileHandleForReading.close()
        try? outgoing.fileHandleForWriting.close()
        Thread.detachNewThread { [weak self] in
            // Messages end with a zero. It is looked for by the C library, since going over bytes one by one is slow where
            // nothing is optimized.
            var rest = Data()
            while true {
                let piece = answers.availableData
                guard !piece.isEmpty else { break }
                var start = 0
                while let end = Self.zero(in: piece, from: start) {
                    self?.take(rest + piece.subdata(in: piece.startIndex + start..<piece.startIndex + end))
                    rest = Data()
                    start = end + 1
                }
                rest += piece.subdata(in: piece.startIndex + start..<piece.endIndex)
            }
            self?.lose()
        }
    }

    /// How far from the first byte the next zero stands.
    private static func zero(in data: Data, from start: Int) -> Int? {
        data.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, start < bytes.count else { return nil }
            return memchr(base + start, 0, bytes.count - start).map { UnsafeRawPointer($0) - base }
        }
    }

    deinit {
        kill(-process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        // Its children may write for a moment longer.
        for _ in 0..<20 where FileManager.default.fileExists(atPath: profile) {
            try? FileManager.default.removeItem(atPath: profile)
            usleep(20_000)
        }
    }

    private struct Head: Decodable {
        struct Failure: Decodable { let message: String }
        let id: Int?
        let method: String?
        let sessionId: String?
        let error: Failure?
    }

    private func take(_ message: Data) {
        guard let head = try? JSONDecoder().decode(Head.self, from: message) else { return }
        guard let id = head.id else {
            return state.withLock { $0.events.append((head.sessionId ?? "", head.method ?? "", message)) }
        }
        let continuation = state.withLock { $0.waiting.removeValue(forKey: id) }
        if let error = head.error {
            continuation?.resume(throwing: Trouble(error.message))
        } else {
            continuation?.resume(returning: message)
        }
    }

    private func lose() {
        let waiting = state.withLock { state in
            state.isGone = true
            defer { state.waiting = [:] }
            return state.waiting.values
        }
        for continuation in waiting { continuation.resume(throwing: Trouble("the browser has gone")) }
    }

    /// Sends a command.
    ///
    /// - Returns: the whole answer, as JSON with the member `result`.
    func send(_ method: String, _ parameters: [String: any Sendable] = [:], session: String? = nil) async throws -> Data
    {
        try await withCheckedThrowingContinuation { continuation in
            let id = state.withLock { state -> Int? in
                guard !state.isGone else { return nil }
                state.lastID += 1
                state.waiting[state.lastID] = continuation
                return state.lastID
            }
            guard let id else { return continuation.resume(throwing: Trouble("the browser has gone")) }
            var command: [String: Any] = ["id": id, "method": method, "params": parameters]
            command["sessionId"] = session
            guard let data = try? JSONSerialization.data(withJSONObject: command) else {
                preconditionFailure("a command is JSON")
            }
            try? commands.write(contentsOf: data + [0])
            // A page that hangs must not hang the tests.
            DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [weak self] in
                let late = self?.state.withLock { $0.waiting.removeValue(forKey: id) }
                late?.resume(throwing: Trouble("no answer to \(method)"))
            }
        }
    }

    /// Sends a command that nobody waits for.
    func tell(_ method: String, _ parameters: [String: String]) {
        guard let data = try? JSONEncoder().encode(Command(id: 0, method: method, params: parameters)) else { return }
        try? commands.write(contentsOf: data + [0])
    }

    private struct Command: Encodable {
        let id: Int
        let method: String
        let params: [String: String]
    }

    /// Forgets what was told of a page.
    func forget(session: String) { state.withLock { $0.events.removeAll { $0.session == session } } }

    /// What was told of a page, by the event's name.
    func events(_ name: String, session: String) -> [Data] {
        state.withLock { state in
            state.events.filter { $0.session == session && $0.name == name }.map(\.message)
        }
    }
}
