// A sentence or two about an episode, taken from its notes.

import Podcast

/// The words that stand for an episode in lists and link previews.
enum EpisodeSummary {
    /// About as long as search engines and previews show, in characters.
    private static let length = 280

    /// Front matter's words, else the first paragraph before the topics, else the topics' titles; empty when there is none.
    static func make(_ file: NotesFile) -> String {
        if let summary = file.summary, !summary.isEmpty { return cut(summary) }
        for item in file.content.items {
            if case .topic = item { break }
            guard case .prose(let prose) = item, prose.kind == .text else { continue }
            // What is said of a sponsor or a guest is not what the episode is about.
            let names = file.content.sponsors.map(\.name) + file.content.guests
            let paragraph = prose.body.plain.split(separator: "\n").first { paragraph in
                paragraph.count > 40 && !names.contains { paragraph.contains($0) }
            }
            if let paragraph { return cut(String(paragraph)) }
        }
        return cut(file.content.topicLine)
    }

    /// Cuts at a word.
    private static func cut(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count > length else { return line }
        let head = line.prefix(length - 1)
        let end = head.lastIndex(of: " ") ?? head.endIndex
        return head[..<end] + "…"
    }
}
