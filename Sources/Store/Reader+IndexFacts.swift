// What of the tables goes into the search's index.

internal import GRDB
import Podcast

extension Reader {
    /// What the tables know of an episode beside its content.
    func indexFacts(of id: Int64) throws -> IndexEntry.Facts {
        var facts = IndexEntry.Facts()
        facts.title =
            try String.fetchOne(
                database.cachedStatement(sql: "SELECT title FROM episode WHERE id = ?"), arguments: [id]) ?? ""
        let people = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT role, person_id FROM appearance WHERE episode_id = ? ORDER BY role, position"),
            arguments: [id])
        for row in people {
            if row["role"] == "guest" {
                facts.guests.append(row["person_id"])
            } else {
                facts.presenters.append(row["person_id"])
            }
        }
        let hosts = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT position, person_id FROM topic WHERE episode_id = ?1 AND person_id IS NOT NULL
                    UNION ALL SELECT position, person_id FROM extra WHERE episode_id = ?1 AND person_id IS NOT NULL
                    """), arguments: [id])
        for row in hosts { facts.hosts[row["position"]] = row["person_id"] }
        let links = try Row.fetchAll(
            database.cachedStatement(
                sql:
                    "SELECT kind = 'sponsor' AS is_sponsor, position, key, site FROM mention WHERE episode_id = ? ORDER BY id"
            ),
            arguments: [id])
        for row in links {
            let link: (key: String, site: String) = (row["key"], row["site"])
            if row["is_sponsor"] {
                facts.sponsorLinks[row["position"], default: []].append(link)
            } else {
                facts.links[row["position"], default: []].append(link)
            }
        }
        return facts
    }

    // MARK: When episodes came

    /// The minutes since 1970 at which visible episodes came that have no date of their own, as the site's order and its
    /// years have them: with the numbers before them. Those of which nobody knows are left out. Hidden episodes tell
    /// nothing: their dates are nobody's business.
    func undatedMinutes() throws -> [Int64: Int64] {
        // Most shows have none of these, and the order takes a look at all episodes.
        let hasAny = try Bool.fetchOne(
            database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM visible WHERE published IS NULL)"))
        guard hasAny == true else { return [:] }
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    WITH ordered AS (\(Self.ordered))
                    SELECT o.id, o.sort_date FROM ordered o JOIN episode e ON e.id = o.id WHERE e.published IS NULL
                    """))
        var minutes: [Int64: Int64] = [:]
        while let row = try rows.next() {
            if let minute = Ordinal.minute(published: row[1]), minute > 0 { minutes[row[0]] = minute }
        }
        return minutes
    }

    /// The episodes that are in the index at another time than they came.
    ///
    /// - Parameters:
    ///   - minutes: see `undatedMinutes`.
    ///   - isUndated: whether those alone are looked at that have no date of their own: the others move only when they are
    ///     saved.
    func movedEpisodes(_ minutes: [Int64: Int64], isUndated: Bool) throws -> [Int64] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT e.id, e.number, e.published, i.minute, i.ordinal FROM indexed i
                    JOIN episode e ON e.id = i.episode_id
                    WHERE \(isUndated ? "e.published IS NULL" : "true") ORDER BY e.id
                    """))
        let episodes = try Int64.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM episode")) ?? 0
        var moved: [Int64] = []
        while let row = try rows.next() {
            let minute = Ordinal.minute(published: row[2]) ?? minutes[row[0]] ?? 0
            // Where the place was taken it has the next free one, behind no more than all others.
            let wanted = Ordinal.wanted(minute: minute, number: row[1])
            if minute != row[3] || !(wanted...wanted + episodes).contains(row[4]) { moved.append(row[0]) }
        }
        return moved
    }
}

extension IndexEntry {
    /// From a row of `entry`, as it was put into the index.
    init(_ row: Row) {
        self.init(
            kind: Kind(rawValue: row["kind"]) ?? .prose, place: DocumentKey(rowid: row["id"]).place, item: row["item"],
            ordinal: row["ordinal"], topicIndex: row["topic_index"], url: row["url"], host: row["host"],
            title: row["title"],
            marks: (row["marks"] as String).split(separator: " ").map(String.init), links: row["links"],
            text: row["text"])
    }
}
