// What an import did.

public import Foundation
public import Podcast
import Store

/// How a report names an episode.
public enum EpisodeLabel: Sendable, Equatable, CustomStringConvertible {
    case number(Int)
    /// For an episode without a number.
    case slug(String)

    public var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .slug(let slug): slug
        }
    }
}

extension EpisodeLabel {
    init(_ record: EpisodeRecord) { self = record.number.map { .number($0) } ?? .slug(record.slug) }
}

/// What an import did, or would do.
public struct ImportReport: Sendable, Equatable {
    /// Episodes that are new.
    public var added: [EpisodeLabel] = []
    /// Episodes whose notes, transcript or audio changed.
    public var changed: [EpisodeLabel] = []
    /// How many of the imported files' episodes stayed as they were.
    public var unchanged = 0
    /// All that was found wrong or worth knowing, by file and line.
    public var problems: [Problem] = []
    /// Which of the added and changed episodes the public does not see, or not in the feed, and why.
    public var hidden = Hidden()
    /// Whether errors kept everything out: nothing was written.
    public var isRefused = false

    /// Why an imported episode may not be where its host looks for it.
    public struct Hidden: Sendable, Equatable {
        public var drafts: [EpisodeLabel] = []
        /// Their publishing date is yet to come.
        public var scheduled: [EpisodeLabel] = []
        /// When the first of those that are scheduled comes; nil without any.
        public var firstDue: Date?
        /// On the site, and not in the feed, for want of a publishing date.
        public var undated: [EpisodeLabel] = []
        /// On the site, and not in the feed, for want of audio.
        public var silent: [EpisodeLabel] = []

        public init() {}
    }

    public init() {}

    /// Files that were kept out.
    public var errors: [Problem] { problems.filter { $0.severity == .error } }

    /// The report as JSON: `{"added": […], "changed": […], "unchanged": n, "problems": [{"path", "line", "severity",
    /// "message"}]}`, with episodes' numbers, or slugs where they have none.
    public func json() -> [UInt8] {
        var object: [String: Any] = [
            "added": added.map(Self.value), "changed": changed.map(Self.value), "unchanged": unchanged,
        ]
        object["problems"] = Self.problemValues(problems)
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8]((try? JSONSerialization.data(withJSONObject: object, options: options)) ?? Data("{}".utf8))
    }

    /// Problems as values that JSON can hold; `line` is null when a problem is about a file as a whole.
    public static func problemValues(_ problems: [Problem]) -> [[String: Any]] {
        problems.map { problem in
            [
                "path": problem.path, "line": problem.line as Any? ?? NSNull(), "severity": problem.severity.rawValue,
                "message": problem.message,
            ]
        }
    }

    private static func value(_ label: EpisodeLabel) -> Any {
        switch label {
        case .number(let number): number
        case .slug(let slug): slug
        }
    }
}
