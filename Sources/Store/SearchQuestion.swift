// What a search is asked, and how its answer is to be put.

public import Search

/// A query with the order and the page of its results.
public struct SearchQuestion: Sendable, Equatable {
    public enum Order: String, Sendable, CaseIterable {
        /// What answers the query best first.
        case best
        /// The newest episode first.
        case newest
    }

    /// The last page that is given: who has not found it by then asks otherwise.
    public static let pageLimit = 20
    /// The most episodes on a page.
    public static let sizeLimit = 50

    public var query: SearchQuery
    public var order: Order
    /// From 1 to `pageLimit`.
    public var page: Int
    /// Episodes on a page, from 1 to `sizeLimit`.
    public var size: Int
    /// Whether the words are looked for as they are: another query is told, and its results are not given.
    public var isExact: Bool
    /// The thread's CPU time after which nothing further is begun. Bounds of another kind keep nearly every search far
    /// below it.
    public var time = Duration.milliseconds(20)
    /// How far the search goes; others only in tests, whose shows are small.
    var limits = SearchLimits()

    public init(_ query: SearchQuery, order: Order = .best, page: Int = 1, size: Int = 20, isExact: Bool = false) {
        self.query = query
        self.isExact = isExact
        self.order = order
        self.page = max(1, min(page, Self.pageLimit))
        self.size = max(1, min(size, Self.sizeLimit))
    }
}
