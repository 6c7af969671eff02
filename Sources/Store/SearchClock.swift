// How much of the thread's time a search may take.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The end of a search's time: one for planning it, for other spellings and for all that is looked for. It counts the
/// thread's CPU time, so that a busy machine makes no answer poorer.
struct SearchClock {
    private let end: UInt64

    /// - Parameter time: nanoseconds from now.
    init(time: UInt64) { end = Self.now() + time }

    var isLate: Bool { Self.now() > end }

    /// Whether less than so many nanoseconds are left.
    func isNear(_ time: UInt64) -> Bool { Self.now() + time > end }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
