// The order of the site: made once for each state of the show.

import Foundation
internal import GRDB
internal import Synchronization

/// All visible episodes in the order of the site, newest first.
struct EpisodeOrder: Sendable {
    let ids: [Int64]
    /// Where each stands in `ids`.
    let places: [Int64: Int]

    init(_ ids: [Int64]) {
        self.ids = ids
        places = Dictionary(zip(ids, 0...), uniquingKeysWith: { first, _ in first })
    }
}

/// The order that was made last, for the readers that see the same state: it takes a look at every episode, and each page
/// of an episode asks for its neighbours.
final class EpisodeOrderCache: Sendable {
    /// What an order holds for.
    struct State: Equatable {
        var contentVersion: Int64
        /// Seconds, by the store's clock.
        var now: Int64
    }

    private struct Kept {
        var order: EpisodeOrder
        var state: State
        /// When the next scheduled episode falls due, in seconds; nil when none is scheduled.
        var due: Int64?
    }

    private let kept = Mutex<Kept?>(nil)

    /// The order of a state; nil when it has to be made.
    func order(of state: State) -> EpisodeOrder? {
        kept.withLock { kept in
            guard let kept, kept.state.contentVersion == state.contentVersion else { return nil }
            // A clock may be set back, too.
            guard state.now >= kept.state.now, kept.due.map({ state.now < $0 }) ?? true else { return nil }
            return kept.order
        }
    }

    func keep(_ order: EpisodeOrder, of state: State, until due: Int64?) {
        kept.withLock { $0 = Kept(order: order, state: state, due: due) }
    }
}

extension Reader {
    /// The order of the site as this snapshot has it.
    func order() throws -> EpisodeOrder {
        // Within a write what was read may yet be undone.
        guard let orders else { return try madeOrder() }
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT value, now_utc() AS now FROM meta WHERE key = 'content_version'"))
        let state = EpisodeOrderCache.State(contentVersion: row?["value"] ?? 0, now: row?["now"] ?? 0)
        if let order = orders.order(of: state) { return order }
        let order = try madeOrder()
        orders.keep(order, of: state, until: try nextDue().map { Int64($0.timeIntervalSince1970) })
        return order
    }

    private func madeOrder() throws -> EpisodeOrder {
        let sql = "WITH ordered AS (\(Self.ordered)) SELECT id FROM ordered ORDER BY \(Self.order)"
        return EpisodeOrder(try Int64.fetchAll(database.cachedStatement(sql: sql)))
    }
}
