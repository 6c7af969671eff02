// The values of the live stream's page, and of the line on the home page that leads there.

package import Foundation
package import Podcast

extension PageRenderer {
    /// How many of the next times the page names.
    private static let timeLimit = 4

    /// - Parameters:
    ///   - now: what is on, and what comes next, depends on it.
    ///   - showsStream: whether the stream itself is shown. It comes from another site, so only who asks for it gets it.
    func liveValues(_ live: LiveSchedule, now: Date, showsStream: Bool) -> PageValues {
        let times = live.occurrences(after: now, limit: Self.timeLimit)
        let embed = live.embed.flatMap(WebAddress.link)
        let stream = WebAddress.link(live.url)
        let current = times.first.flatMap { $0.isOn(at: now) ? $0 : nil }
        let coming = times.filter { !$0.isOn(at: now) }
        return [
            "streamTitle": .text(live.title),
            "isOn": .flag(current != nil),
            "next": coming.first.map { .group(time($0, live)) } ?? .nothing,
            "later": .list(coming.dropFirst().map { time($0, live) }),
            "hasLater": .flag(coming.count > 1),
            "isOver": .flag(times.isEmpty),
            "zone": .text(words.text(.everyTime, ["zone": live.timeZone.identifier])),
            "calendar": .text(SitePath.liveCalendar),
            "stream": .words(stream),
            "embed": .words(showsStream ? embed : nil),
            "loadPath": .words(showsStream || embed == nil ? nil : SitePath.liveStream),
            "loadNote": .words(
                embed.flatMap(WebAddress.siteName).map { words.text(.loadStreamNote, ["site": $0]) }),
        ]
    }

    /// The line on the home page; nothing for a show that is never live, or will not be again.
    func liveLine(now: Date) -> PageValue {
        guard let live = show.live, let time = live.next(after: now) else { return .nothing }
        return .group([
            "livePath": .text(SitePath.live), "isOn": .flag(time.isOn(at: now)),
            "streamTitle": .text(live.title), "when": .text(moment(time.start, live.timeZone)),
            "machine": .text(ReadableDate(time.start, in: live.timeZone).machine),
        ])
    }

    /// Whether it is on, and the next times in words.
    func liveTimes(_ live: LiveSchedule, now: Date) -> (isOn: Bool, coming: [(when: String, length: String)]) {
        let times = live.occurrences(after: now, limit: Self.timeLimit)
        let coming = times.filter { !$0.isOn(at: now) }.map { time in
            let length = ReadableSize.minutes(time.end.timeIntervalSince(time.start), words)
            return (moment(time.start, live.timeZone), words.text(.lengthAbout, ["length": length]))
        }
        return (coming.count < times.count, coming)
    }

    private func time(_ occurrence: LiveSchedule.Occurrence, _ live: LiveSchedule) -> PageValues {
        let seconds = occurrence.end.timeIntervalSince(occurrence.start)
        return [
            "machine": .text(ReadableDate(occurrence.start, in: live.timeZone).machine),
            "when": .text(moment(occurrence.start, live.timeZone)),
            "length": .text(words.text(.lengthAbout, ["length": ReadableSize.minutes(seconds, words)])),
        ]
    }

    /// "Tuesday, 1 December 2026, 19:00"
    private func moment(_ date: Date, _ zone: TimeZone) -> String {
        let day = ReadableDate(date, in: zone)
        return words.text(
            .moment,
            [
                "weekday": words.item(.weekdays, day.weekday) ?? "", "date": day.long(words), "time": day.clock,
            ])
    }

    /// The page of the live stream.
    package func live(_ live: LiveSchedule, now: Date, showsStream: Bool) throws(TemplateError) -> [UInt8] {
        let head = PageHead(
            title: words.text(.liveTitle), description: live.title, path: showsStream ? nil : SitePath.live,
            place: .live)
        return try render("live", liveValues(live, now: now, showsStream: showsStream), head)
    }
}
