// The jokes of all episodes.

internal import GRDB
public import Podcast

/// A joke with the place where it was told.
public struct ToldJoke: Sendable, Equatable {
    public var episode: EpisodeLabel
    /// Counts the parts of the episode's notes from 0.
    public var position: Int
    public var joke: Joke

    public init(episode: EpisodeLabel, position: Int, joke: Joke) {
        self.episode = episode
        self.position = position
        self.joke = joke
    }
}

extension Reader {
    /// How many jokes visible episodes have.
    public func jokeCount() throws -> Int {
        try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(*) FROM joke t JOIN visible v ON v.id = t.episode_id")) ?? 0
    }

    /// A stretch of the jokes, the newest episode's first.
    public func jokes(limit: Int, offset: Int = 0) throws -> [ToldJoke] {
        try jokes(
            """
            SELECT t.id, row_number() OVER () AS place FROM (
                SELECT t.id FROM joke t JOIN visible v ON v.id = t.episode_id
                ORDER BY \(Self.newestFirst), t.position LIMIT ? OFFSET ?) t
            """, [Self.bounded(limit), Self.bounded(offset, to: .max)])
    }

    /// Any of the jokes, each as likely as another; nil when there are none.
    public func randomJoke(using generator: inout some RandomNumberGenerator) throws -> ToldJoke? {
        let count = try jokeCount()
        guard count > 0 else { return nil }
        return try jokes(
            "SELECT t.id, 1 AS place FROM joke t JOIN visible v ON v.id = t.episode_id ORDER BY t.id LIMIT 1 OFFSET ?",
            [Int.random(in: 0..<count, using: &generator)]
        ).first
    }

    /// Any of the jokes, each as likely as another; nil when there are none.
    public func randomJoke() throws -> ToldJoke? {
        var generator = SystemRandomNumberGenerator()
        return try randomJoke(using: &generator)
    }

    private func jokes(_ page: String, _ arguments: StatementArguments) throws -> [ToldJoke] {
        let statement = try database.cachedStatement(
            sql: """
                WITH page AS (\(page)) SELECT t.*, \(Self.labelColumns) FROM page JOIN joke t ON t.id = page.id
                JOIN visible v ON v.id = t.episode_id ORDER BY page.place
                """)
        let links = try database.cachedStatement(
            sql: "SELECT url, text FROM link WHERE episode_id = ? AND item = ? ORDER BY position")
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            let (episode, position): (Int64, Int) = (row["episode_id"], row["position"])
            let joke = Joke(
                title: row["title"], url: row["url"], body: RichText(html: row["html"], plain: row["plain"]),
                links: try Row.fetchAll(links, arguments: [episode, position]).map {
                    Link(url: $0["url"], text: $0["text"])
                }, line: row["line"])
            return ToldJoke(episode: Self.label(row), position: position, joke: joke)
        }
    }
}
