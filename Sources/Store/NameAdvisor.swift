// "Did you mean", for the name of a person that a filter asks for.

internal import GRDB
import Podcast
import Search

extension Reader {
    /// People whose names are compared, at the most: those of most episodes.
    private static let namesCompared = 2_000

    /// That listeners know of a person `p`: who is in hidden episodes alone is as if not there.
    private static let isSeen = """
        (EXISTS (SELECT 1 FROM appearance a JOIN visible v ON v.id = a.episode_id WHERE a.person_id = p.id)
        OR EXISTS (SELECT 1 FROM topic t JOIN visible v ON v.id = t.episode_id WHERE t.person_id = p.id))
        """

    /// The query with the name of somebody who is there in the place of one that nobody has.
    ///
    /// - Returns: nil where every name is known or none is one slip away.
    func suggestion(forNamesIn query: SearchQuery, _ lexicon: SearchLexicon) throws -> SearchSuggestion? {
        for case .host(let name) in query.filters where try !isKnown(people(named: name, lexicon)) {
            guard let other = try self.name(near: name) else { return nil }
            let pieces = query.replacing(.host(name), by: .host(other))
            let text = pieces.map(\.text).joined(separator: " ")
            return SearchQuery.isTooLong(text)
                ? nil : SearchSuggestion(query: text, excerpt: Excerpt(pieces), isApplied: false)
        }
        return nil
    }

    private func isKnown(_ people: [Int64]) throws -> Bool {
        guard !people.isEmpty else { return false }
        let statement = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM person p WHERE p.id IN \(Self.listed) AND \(Self.isSeen))")
        return try Bool.fetchOne(statement, arguments: [Self.list(people)]) ?? false
    }

    /// A name, first name or last name that is one slip away.
    private func name(near name: String) throws -> String? {
        let statement = try database.cachedStatement(
            sql: """
                SELECT p.name FROM person p WHERE \(Self.isSeen)
                ORDER BY (SELECT count(*) FROM appearance a WHERE a.person_id = p.id) DESC, p.id LIMIT ?
                """)
        for known in try String.fetchAll(statement, arguments: [Self.namesCompared]) {
            let words = known.split(separator: " ").map(String.init)
            if let near = ([known] + words).first(where: { Spelling.isOneSlip(from: name, to: $0) }) { return near }
        }
        return nil
    }
}
