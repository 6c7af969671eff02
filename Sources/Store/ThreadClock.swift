// The CPU time of a thread, which no other work on the machine makes longer.

import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

enum ThreadClock {
    /// Nanoseconds that the present thread has computed.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
