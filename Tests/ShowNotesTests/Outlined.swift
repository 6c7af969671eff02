// A notes file as lines of text, for fixtures.

import Foundation
import Podcast

/// What a notes file says, a line a fact, in the order of the file.
func outlined(_ file: NotesFile) -> String {
    var lines: [String] = []
    if let number = file.number { lines.append("number \(number)") }
    if let title = file.title { lines.append("title \(title)") }
    if let slug = file.slug { lines.append("slug \(slug)") }
    switch file.published {
    case .instant(let date): lines.append("published \(Int(date.timeIntervalSince1970))")
    case .local(let day): lines.append("published \(day.year ?? 0)-\(day.month ?? 0)-\(day.day ?? 0)")
    case nil: break
    }
    if let audio = file.audio { lines.append("audio \(audio.location)") }
    for sponsor in file.content.sponsors { lines.append("sponsor \(sponsor.name) | \(sponsor.url ?? "-")") }
    if file.content.selfSponsored { lines.append("sponsored by itself") }
    for guest in file.content.guests { lines.append("guest \(guest)") }
    if file.content.topicHosts.isEmpty { for host in file.content.hosts { lines.append("host \(host)") } }
    for tag in file.content.tags { lines.append("tag \(tag)") }
    for chapter in file.content.chapters {
        lines.append("chapter \(Timecode.short(chapter.start)) \(chapter.title) | \(chapter.url ?? "-")")
    }
    for item in file.content.items {
        switch item {
        case .topic(let topic):
            let ordinal = topic.ordinal.map { "\($0)" } ?? topic.start.map { Timecode.short($0) } ?? "-"
            lines.append(
                "\(topic.line): topic \(ordinal) | \(topic.host ?? "-") | \(topic.title) | \(topic.url ?? "-")")
            lines += indented(topic.body)
        case .extra(let extra):
            lines.append("\(extra.line): extra \(extra.host ?? "-") | \(extra.title) | \(extra.url ?? "-")")
        case .joke(let joke): lines.append("\(joke.line): joke \(joke.title) | \(joke.url ?? "-")")
        case .prose(let prose):
            lines.append("\(prose.line): \(prose.kind.rawValue) | \(prose.heading ?? "-")")
            lines += indented(prose.body)
        }
    }
    for problem in file.problems { lines.append("\(problem)") }
    return lines.joined(separator: "\n")
}

private func indented(_ text: RichText) -> [String] {
    text.plain.split(separator: "\n").map { "    \($0)" }
}
