// Calls for handing a server's place to another process: descriptors that it inherits, starting it, waiting for it.

import CLinux
import Glibc

/// What became of a wait for a byte.
enum Arrival: Equatable {
    case byte(UInt8)
    /// The other end is closed.
    case ended
    case timedOut
}

extension System {
    /// Takes a variable out of the environment, so that no process of ours takes it for its own. Only while the program
    /// has one thread: other threads may read the environment without a lock.
    static func take(variable: String) -> String? {
        guard let value = getenv(variable) else { return nil }
        let text = String(cString: value)
        unsetenv(variable)
        return text
    }

    static var processIdentifier: Int32 { getpid() }

    /// An option of a socket whose value is a number.
    static func option(_ descriptor: Int32, _ option: Int32) throws(SystemError) -> Int32 {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        _ = try check("getsockopt") { getsockopt(descriptor, SOL_SOCKET, option, &value, &length) }
        return value
    }

    /// Makes an inherited descriptor like one of our own: non-blocking, and closed on exec.
    static func makeOurs(_ descriptor: Int32) throws(SystemError) {
        let flags = try check("fcntl") { fcntl(descriptor, F_GETFL) }
        _ = try check("fcntl") { fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) }
        _ = try check("fcntl") { fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }

    /// A second descriptor for the same thing, numbered `lowest` or above and closed on exec.
    static func duplicate(_ descriptor: Int32, lowest: Int32 = 0) throws(SystemError) -> Int32 {
        try check("fcntl") { fcntl(descriptor, F_DUPFD_CLOEXEC, lowest) }
    }

    /// Two connected stream sockets.
    static func makePair() throws(SystemError) -> (Int32, Int32) {
        var pair: [Int32] = [-1, -1]
        _ = try check("socketpair") {
            socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &pair)
        }
        return (pair[0], pair[1])
    }

    /// Waits for one byte, up to `milliseconds` (-1 for ever).
    static func waitForByte(_ descriptor: Int32, milliseconds: Int32) -> Arrival {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let deadline = monotonicMilliseconds() + Int64(milliseconds)
        while true {
            let left = milliseconds < 0 ? -1 : Int32(clamping: max(0, deadline - monotonicMilliseconds()))
            guard let count = try? check("poll", { poll(&wanted, 1, left) }) else { return .ended }
            if count == 0 {
                // An interrupted wait begins anew, so its end is looked up in the clock.
                if milliseconds >= 0, monotonicMilliseconds() >= deadline { return .timedOut }
                continue
            }
            var byte: UInt8 = 0
            switch transfer({ Glibc.read(descriptor, &byte, 1) }) {
            case .moved(1): return .byte(byte)
            case .wouldBlock: continue
            case .moved, .failed: return .ended
            }
        }
    }

    /// Starts a program with `descriptors` as its descriptors 3 and following, standard input, output and error as they
    /// are, all others closed, every signal at its default and none blocked.
    static func spawn(
        _ program: String, arguments: [String], environment: [String], descriptors: [Int32]
    ) throws(SystemError) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // All of them are out of the way of the places they go to, so that none is written over before its turn.
        var copies: [Int32] = []
        defer { copies.forEach(close) }
        for descriptor in descriptors { copies.append(try duplicate(descriptor, lowest: 3 + Int32(descriptors.count))) }
        for (index, copy) in copies.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, copy, 3 + Int32(index))
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, 3 + Int32(descriptors.count))
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        // The copies live until the call is over.
        var texts = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup($0) } + [nil]
        defer { for text in texts + variables { free(text) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, program, &actions, &attributes, &texts, &variables)
        guard code == 0 else { throw SystemError(call: "posix_spawn", code: code) }
        return process
    }

    /// Ends a child of ours without asking it.
    static func kill(_ process: Int32) { _ = Glibc.kill(process, SIGKILL) }

    /// Waits for the end of a child.
    ///
    /// - Parameter milliseconds: the longest wait; nil waits as long as it takes.
    /// - Returns: how it ended, as in `status 1`; nil when it has not.
    static func reap(_ process: Int32, milliseconds: Int64? = nil) -> String? {
        let deadline = monotonicMilliseconds() + (milliseconds ?? 0)
        var status: Int32 = 0
        while true {
            let options = milliseconds == nil ? 0 : WNOHANG
            guard let ended = try? check("waitpid", { waitpid(process, &status, options) }) else {
                return "unknown status"
            }
            if ended == process { break }
            if monotonicMilliseconds() >= deadline { return nil }
            usleep(10_000)
        }
        // The layout of wait(2): the signal in the low seven bits, else the exit status in the next byte.
        return status & 0x7F == 0 ? "status \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
    }

    /// The path that this program was started by, links and all, so that what they lead to later is found; where that is
    /// unknown, the program's own. Nil when neither can be read.
    static func programPath() -> String? {
        if let name = CommandLine.arguments.first, name.contains("/"), isSameFile(name, "/proc/self/exe"),
            let folder = getcwd(nil, 0)
        {
            defer { free(folder) }
            return name.hasPrefix("/") ? name : String(cString: folder) + "/" + name
        }
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &bytes, bytes.count)
        guard count > 0, count < bytes.count else { return nil }
        return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func isSameFile(_ one: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
            && first.st_ino == second.st_ino
    }
}
