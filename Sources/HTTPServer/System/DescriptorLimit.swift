// How many descriptors the process may have, and how many of them connections may take.

import Foundation
import Glibc

/// The system's bound on open files, sockets among them (`ulimit -n`).
public enum DescriptorLimit {
    /// Raises the soft limit to the hard one: it is low for programs that use select(2), and we do not.
    ///
    /// - Returns: the limit as it is then.
    public static func raise() -> Int {
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(kind, &limit) == 0 else { return 1024 }
        let before = limit.rlim_cur
        limit.rlim_cur = limit.rlim_max
        if setrlimit(kind, &limit) != 0 { limit.rlim_cur = before }
        return Int(clamping: limit.rlim_cur)
    }

    /// Descriptors that are open now.
    public static var inUse: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 32
    }

    /// The most connections that leave descriptors for all else: what is open already, and a reserve of an eighth of the
    /// limit, 32 to 256, for the loops, the database's readers, files that are sent and uploads. Never below 1.
    ///
    /// - Parameter wanted: the bound that holds where there are descriptors enough.
    public static func connections(wanted: Int, limit: Int, inUse: Int) -> Int {
        let reserve = min(max(32, limit / 8), 256)
        return max(1, min(wanted, limit - inUse - reserve))
    }
}
