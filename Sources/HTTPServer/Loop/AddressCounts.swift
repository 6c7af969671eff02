// How many connections each client address holds.

/// Connections by client: nobody may hold them all. Who is on this machine, or is a trusted proxy, is not counted: there
/// many clients stand behind one address.
final class AddressCounts: Sendable {
    enum Verdict { case welcome, tooMany, farTooMany }

    private struct State {
        var counts: [PeerAddress: Int] = [:]
    }

    private let limit: Int
    /// The lock is held for one look into the dictionary, which holds no more keys than there are connections.
    private let state = Guarded(State())

    init(limit: Int) { self.limit = limit }

    /// Takes a connection in. One that is too many is counted as well, and told why; when that many more have come as a
    /// sixteenth of the limit, they are not even told.
    func opened(_ household: PeerAddress) -> Verdict {
        state.withLock { state in
            let count = state.counts[household, default: 0]
            if count >= limit + max(1, limit / 16) { return .farTooMany }
            state.counts[household] = count + 1
            return count >= limit ? .tooMany : .welcome
        }
    }

    /// Lets one go that `opened` counted.
    func closed(_ household: PeerAddress) {
        state.withLock { state in
            guard let count = state.counts[household] else { return }
            state.counts[household] = count > 1 ? count - 1 : nil
        }
    }
}
