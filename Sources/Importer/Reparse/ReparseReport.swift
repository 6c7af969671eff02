// What a new reading of a show's texts changed.

import Foundation
public import Podcast

/// What reading all texts again changed, or would change.
public struct ReparseReport: Sendable, Equatable {
    /// An episode that comes out differently.
    public struct Episode: Sendable, Equatable {
        public var number: Int?
        public var season: Int?
        public var slug: String
        public var title: String
        /// In the order of its page; never empty.
        public var changes: [ContentChange]
    }

    /// How many episodes were read.
    public var read: Int
    /// Those that come out differently: by season and number, those without a number last.
    public var changed: [Episode]
    /// Why texts could not be read, by file and line: what they say stays as it is.
    public var problems: [Problem]
    /// Whether nothing was written.
    public var isDryRun: Bool

    /// The report as JSON: `{"read": n, "changed": [{"number", "season", "slug", "title", "changes": [{"kind", "part",
    /// "name", "fact", "old", "new", "wordsAdded", "wordsGone", "excerpt"}]}], "unchanged": n, "problems": [{"path",
    /// "line", "severity", "message"}], "dryRun": false}`. Every key is there; what does not apply is null.
    public func json() -> [UInt8] {
        let object: [String: Any] = [
            "read": read, "changed": changed.map(Self.value), "unchanged": read - changed.count,
            "problems": ImportReport.problemValues(problems), "dryRun": isDryRun,
        ]
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8]((try? JSONSerialization.data(withJSONObject: object, options: options)) ?? Data("{}".utf8))
    }

    private static func value(_ episode: Episode) -> [String: Any] {
        [
            "number": orNull(episode.number), "season": orNull(episode.season), "slug": episode.slug,
            "title": episode.title, "changes": episode.changes.map(value),
        ]
    }

    private static func value(_ change: ContentChange) -> [String: Any] {
        [
            "kind": change.kind.rawValue, "part": change.part, "name": change.name, "fact": orNull(change.fact),
            "old": orNull(change.old), "new": orNull(change.new), "wordsAdded": orNull(change.text?.added),
            "wordsGone": orNull(change.text?.gone), "excerpt": orNull(change.text?.excerpt),
        ]
    }

    private static func orNull(_ value: Any?) -> Any { value ?? NSNull() }
}
