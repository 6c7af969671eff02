// The formats in which apps get transcripts.

public import Podcast

/// A format of transcripts that apps read. The raw values are the extensions of the addresses.
public enum TranscriptForm: String, Sendable, CaseIterable {
    // The order of the feed: what tells most first.
    case vtt, srt, json, html
    case text = "txt"

    /// The media type as the feed says it.
    public var type: String {
        switch self {
        case .vtt: "text/vtt"
        case .srt: "application/x-subrip"
        case .json: "application/json"
        case .html: "text/html"
        case .text: "text/plain"
        }
    }

    /// The media type as the server says it.
    public var contentType: String { self == .json || self == .srt ? type : type + "; charset=utf-8" }

    /// The document, UTF-8.
    ///
    /// - Parameters:
    ///   - cues: in the order of their starts.
    ///   - page: the address of the page that shows the same to people, for the HTML.
    public func document(_ cues: [Cue], title: String, language: String, page: String) -> [UInt8] {
        switch self {
        case .vtt: TranscriptVTT.document(cues)
        case .srt: TranscriptSRT.document(cues)
        case .json: TranscriptJSONDocument.document(cues)
        case .html: TranscriptHTMLDocument.document(cues, title: title, language: language, page: page)
        case .text: TranscriptText.document(cues)
        }
    }

    /// The documents of an episode's transcript.
    public static func all(of slug: String) -> [FeedTranscript] {
        allCases.map { FeedTranscript(location: SitePath.transcript(slug, in: $0.rawValue), type: $0.type) }
    }
}
