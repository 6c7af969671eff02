// How much of the thread's time a search may take.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The end of a search's time: one for planning it, for other spellings and for all that is looked for. It counts the
/// thread's CPU time, so that a busy machine makes no answer poorer.
struct SearchClock {
    private let begin: UInt64
    private let time: UInt64

    /// - Parameter time: from now on.
    init(_ time: Duration) {
        begin = Self.now()
        let (seconds, attoseconds) = time.components
        self.time = UInt64(max(0, seconds)) * 1_000_000_000 + UInt64(max(0, attoseconds / 1_000_000_000))
    }

    /// What is left of the time, as a time of its own.
    var rest: SearchClock {
        let now = Self.now()
        return SearchClock(begin: now, time: time - min(time, now - begin))
    }

    /// A part of the same time.
    func part(_ share: Double) -> SearchClock { SearchClock(begin: begin, time: UInt64(Double(time) * share)) }

    private init(begin: UInt64, time: UInt64) { (self.begin, self.time) = (begin, time) }

    var isLate: Bool { hasSpent(1) }

    /// Whether a share of the time is spent.
    func hasSpent(_ share: Double) -> Bool { Double(Self.now() - begin) > Double(time) * share }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
