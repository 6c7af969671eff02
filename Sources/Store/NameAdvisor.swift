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

    /// Names that are so near, and looked up to see whether anybody has them.
    private static let namesTried = 8

    /// The query with the names of people who are there in the place of those that nobody has.
    ///
    /// - Returns: nil where every name is known or none is one slip away.
    func suggestion(forNamesIn query: SearchQuery, _ lexicon: SearchLexicon) throws -> SearchSuggestion? {
        var others: [SearchQuery.Filter: SearchQuery.Filter] = [:]
        for case .host(let name) in query.filters where try !isKnown(name, lexicon) {
            if let other = try self.name(near: name, lexicon) { others[.host(name)] = .host(other) }
        }
        guard !others.isEmpty else { return nil }
        let pieces = query.replacing(others)
        let text = pieces.map(\.text).joined(separator: " ")
        return SearchQuery.isTooLong(text)
            ? nil : SearchSuggestion(query: text, excerpt: Excerpt(pieces), isApplied: false)
    }

    private func isKnown(_ name: String, _ lexicon: SearchLexicon) throws -> Bool {
        let people = try people(named: name, lexicon)
        guard !people.isEmpty else { return false }
        let statement = try database.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM person p WHERE p.id IN \(Self.listed) AND \(Self.isSeen))")
        return try Bool.fetchOne(statement, arguments: [Self.list(people)]) ?? false
    }

    /// A name, first name or last name that is one slip away, and that a filter finds.
    private func name(near name: String, _ lexicon: SearchLexicon) throws -> String? {
        // Of shorter ones each may be a name of its own.
        guard name.unicodeScalars.count >= 4 else { return nil }
        let known = try lexicon.writtenNames + kept(\.seenNames) { try seenNames() }
        let near = known.lazy.flatMap { [$0] + $0.split(separator: " ").map(String.init) }
            .filter { Spelling.isOneSlip(from: name, to: $0) }
        return try near.prefix(Self.namesTried).first { try isKnown($0, lexicon) }
    }

    private func seenNames() throws -> [String] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT p.name FROM person p WHERE \(Self.isSeen)
                ORDER BY (SELECT count(*) FROM appearance a WHERE a.person_id = p.id) DESC, p.id LIMIT ?
                """)
        return try String.fetchAll(statement, arguments: [Self.namesCompared])
    }
}
