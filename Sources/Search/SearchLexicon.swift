// What the show knows beside its archive: whose name is whose, and which words are one.

public import Foundation
public import Podcast

/// What a show's settings say to a search.
public struct SearchLexicon: Sendable {
    /// Who is meant by which name.
    public var people: [ShowPerson]
    /// Lists of words, or of several words each, that mean one thing.
    public var synonyms: [[String]]
    /// In which a year begins and ends.
    public var timeZone: TimeZone

    public init(people: [ShowPerson] = [], synonyms: [[String]] = [], timeZone: TimeZone = .gmt) {
        self.people = people
        self.synonyms = synonyms
        self.timeZone = timeZone
    }

    public init(_ show: Show) {
        self.init(people: show.people, synonyms: show.synonyms, timeZone: show.timeZone)
    }
}
