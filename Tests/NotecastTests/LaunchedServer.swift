// The real server with what a service manager or a shell would give it.

import Foundation
import Testing

/// `notecast serve` with its log in a file, started through a shell so that its process number is known beforehand and
/// it may have descriptors and limits of its own. Its successors are known by what the log says.
final class LaunchedServer {
    private let process: pid_t
    private let log: String
    private var isReaped = false

    /// - Parameters:
    ///   - before: shell commands that run in the process that becomes the server.
    ///   - listener: a socket that becomes descriptor 3.
    ///   - line: what it says when it has started, or why it does not.
    init(
        _ program: Program, bind: String = "127.0.0.1:0", before: String = ":", listener: Int32? = nil,
        until line: String = "listening on "
    ) throws {
        log = program.folder + "/log"
        let script = """
            \(before); NOTECAST_ROOT='\(Program.repository)' exec '\(Program.executable.path)' \
            serve --data '\(program.data)' --bind '\(bind)' >>'\(log)' 2>&1
            """
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let listener { posix_spawn_file_actions_adddup2(&actions, listener, 3) }
        // What other tests have open is not to count against the server's limit.
        for descriptor in Int32(listener == nil ? 3 : 4)..<1024 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        let words: [String] = ["sh", "-c", script]
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ) == 0 else {
            throw Trouble("no shell")
        }
        self.process = process
        try waitForLine(containing: line, count: 1)
    }

    deinit {
        for process in successors + (isReaped ? [] : [process]) { kill(process, SIGKILL) }
        if !isReaped { _ = status() }
    }

    struct Trouble: Error {
        let what: String
        init(_ what: String) { self.what = what }
    }

    var lines: [String] {
        ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    /// Waits for so many lines with a text.
    ///
    /// - Returns: the last of them.
    @discardableResult
    func waitForLine(containing text: String, count: Int) throws -> String {
        for _ in 0..<3000 {
            let found = lines.filter { $0.contains(text) }
            if found.count >= count { return found[count - 1] }
            usleep(10_000)
        }
        throw Trouble("never said \"\(text)\" \(count) times: \(lines)")
    }

    /// Those that took over, in their order.
    private var successors: [pid_t] {
        lines.filter { $0.contains(" serves now") }.compactMap { line in
            line.split(separator: " ").compactMap { pid_t($0) }.first
        }
    }

    /// The process that serves.
    var current: pid_t { successors.last ?? process }

    func signal(_ number: Int32) { kill(current, number) }

    /// Restarts and waits until the successor serves.
    func restart() throws {
        let before = successors.count
        signal(SIGUSR2)
        try waitForLine(containing: " serves now", count: before + 1)
    }

    /// The port in the line that tells where it listens.
    func port() throws -> UInt16 {
        let line = try waitForLine(containing: "listening on ", count: 1)
        return try #require(line.split(separator: ":").last.flatMap { UInt16($0) })
    }

    /// Waits for the first process' end.
    ///
    /// - Returns: its exit status; -1 when a signal ended it.
    func status() -> Int32 {
        var status: Int32 = 0
        waitpid(process, &status, 0)
        isReaped = true
        return status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    }

    /// Ends whoever serves and waits until it has gone.
    func stop() throws {
        let last = current
        kill(last, SIGTERM)
        if last == process { return #expect(status() == 0) }
        for _ in 0..<3000 where kill(last, 0) == 0 { usleep(10_000) }
        #expect(kill(last, 0) == -1)
    }
}
