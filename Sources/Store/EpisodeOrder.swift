// The order of the site.

internal import GRDB

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

extension Reader {
    /// The order of the site as this snapshot has it.
    func order() throws -> EpisodeOrder { try kept(\.order, madeOrder) }

    private func madeOrder() throws -> EpisodeOrder {
        let sql = "WITH ordered AS (\(Self.ordered)) SELECT id FROM ordered ORDER BY \(Self.order)"
        return EpisodeOrder(try Int64.fetchAll(database.cachedStatement(sql: sql)))
    }
}
