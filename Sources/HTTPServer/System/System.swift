// The one wrapper for system calls: nobody else reads errno.

import Glibc

/// What a transfer of bytes came to.
enum Transfer: Equatable {
    /// So many bytes went through; 0 on a read is the end of the stream.
    case moved(Int)
    /// Nothing could move now (EAGAIN).
    case wouldBlock
    /// The error number.
    case failed(Int32)
}

/// A system call that failed: its name and the error number.
struct SystemError: Error, Equatable, CustomStringConvertible {
    let call: String
    let code: Int32

    var description: String { "\(call): \(System.message(code))" }
}

enum System {
    /// Runs a call that returns a count, again and again while signals interrupt it.
    @inline(__always)
    static func transfer(_ body: () -> Int) -> Transfer {
        while true {
            let count = body()
            if count >= 0 { return .moved(count) }
            let code = errno
            switch code {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            default: return .failed(code)
            }
        }
    }

    /// Runs a call that returns a descriptor or a status, again while signals interrupt it.
    @inline(__always)
    static func check(_ call: StaticString, _ body: () -> Int32) throws(SystemError) -> Int32 {
        while true {
            let result = body()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { throw SystemError(call: "\(call)", code: code) }
        }
    }

    /// Closes a descriptor. Never retried: on Linux it is gone even after EINTR.
    static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

    /// The system's wording for an error number.
    static func message(_ code: Int32) -> String { String(cString: strerror(code)) }

    /// A write to a closed connection is to be an error value, not the end of the process.
    static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

    /// Lowers the calling thread's priority (Linux keeps niceness by thread).
    static func lowerPriority(to nice: Int32) { _ = setpriority(__priority_which_t(0), 0, nice) }

    /// The precise clock: about 25 ns, without a system call.
    static func monotonicMicroseconds() -> Int64 {
        var time = timespec()
        _ = clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    /// The same in milliseconds.
    static func monotonicMilliseconds() -> Int64 { monotonicMicroseconds() / 1000 }

    /// Seconds since 1970, from the coarse clock: a few nanoseconds.
    static func unixSeconds() -> Int64 {
        var time = timespec()
        _ = clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return Int64(time.tv_sec)
    }
}
