// When the show is live.

public import Foundation

/// The live stream: where it is, and when it comes, by the clock of the show's zone.
public struct LiveSchedule: Sendable, Equatable {
    /// One time at which the show is live.
    public struct Occurrence: Sendable, Equatable {
        public var start: Date
        public var end: Date

        public init(start: Date, end: Date) {
            self.start = start
            self.end = end
        }

        /// Whether it is going on at an instant.
        public func isOn(at now: Date) -> Bool { start <= now && now < end }
    }

    /// The sound of the stream itself, which podcast apps play.
    public struct Stream: Sendable, Equatable {
        /// An absolute http or https address.
        public var url: String
        /// The media type that it is sent as.
        public var type: String

        /// - Parameter type: nil: what the ending of the address says, else MP3, which is how most are sent.
        public init(url: String, type: String? = nil) {
            self.url = url
            let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
            let known = Self.types.first { path.hasSuffix($0.key) }?.value
            self.type = type ?? known ?? "audio/mpeg"
        }

        private static let types = [
            ".m3u8": "application/x-mpegURL", ".aac": "audio/aac", ".ogg": "audio/ogg", ".opus": "audio/ogg",
        ]
    }

    /// As people call it: "Recording live on YouTube".
    public var title: String
    /// The page with the stream, an absolute http or https address.
    public var url: String
    /// What an iframe shows of it, an https address; nil when it cannot be embedded.
    public var embed: String?
    /// Its sound; nil when there is only the page, and then no feed tells of it.
    public var stream: Stream?
    /// The first time.
    public var start: Date
    /// Seconds, above 0.
    public var duration: Double
    /// How it comes again; nil for a single time.
    public var rule: RecurrenceRule?
    /// By whose clock it comes again.
    public var timeZone: TimeZone

    /// A rule that names a day which no month has ends after so many weeks or months without one.
    private static let steps = 1200

    public init(
        title: String, url: String, embed: String? = nil, stream: Stream? = nil, start: Date, duration: Double,
        rule: RecurrenceRule? = nil, timeZone: TimeZone
    ) {
        self.title = title
        self.url = url
        self.embed = embed
        self.stream = stream
        self.start = start
        self.duration = duration
        self.rule = rule
        self.timeZone = timeZone
    }

    /// The one that is on, else the next to come; nil when there is none any more.
    public func next(after now: Date) -> Occurrence? { occurrences(after: now, limit: 1).first }

    /// When what a page says of it next changes: when it begins, or ends; nil when there is none any more.
    public func nextChange(after now: Date) -> Date? {
        next(after: now).map { $0.isOn(at: now) ? $0.end : $0.start }
    }

    /// Those that have not ended, in their order.
    ///
    /// - Parameter limit: the most that are returned.
    public func occurrences(after now: Date, limit: Int) -> [Occurrence] {
        guard limit > 0 else { return [] }
        guard let rule else {
            let only = Occurrence(start: start, end: start + duration)
            return only.end > now ? [only] : []
        }
        let (first, seconds) = CivilDay.local(start, in: timeZone)
        // What is counted is counted from the start; else the weeks that are over are passed at once.
        var step = rule.count == nil ? self.stepsPassed(rule, first, now) : 0
        var seen = 0
        var found: [Occurrence] = []
        let last = step + Self.steps
        while step < last {
            for day in days(of: rule, first, step: step) where day >= first {
                let begin = day.instant(seconds: seconds, in: timeZone)
                if let until = rule.until, begin > until { return found }
                seen += 1
                if let count = rule.count, seen > count { return found }
                guard begin + duration > now else { continue }
                found.append(Occurrence(start: begin, end: begin + duration))
                if found.count == limit { return found }
            }
            step += 1
        }
        return found
    }

    /// Whether the start is one of the rule's own days: then it is the first of the times, as RFC 5545 §3.8.5.3 wants.
    public var startsByItsRule: Bool {
        guard let rule else { return true }
        let first = CivilDay.local(start, in: timeZone).day
        return days(of: rule, first, step: 0).contains(first)
    }

    /// Weeks or months, in units of the rule's interval, that were over well before an instant.
    private func stepsPassed(_ rule: RecurrenceRule, _ first: CivilDay, _ now: Date) -> Int {
        let today = CivilDay.local(now - duration, in: timeZone).day
        let days = max(0, today.number - first.number)
        return max(0, days / (rule.frequency == .weekly ? 7 : 31) / rule.interval - 1)
    }

    /// The days of one of the rule's weeks or months, in order.
    private func days(of rule: RecurrenceRule, _ first: CivilDay, step: Int) -> [CivilDay] {
        switch rule.frequency {
        case .weekly:
            let monday = first.number - first.weekday + step * rule.interval * 7
            let days = rule.weekdays.isEmpty ? [first.weekday] : rule.weekdays.map(\.day).sorted()
            return days.map { CivilDay(number: monday + $0) }
        case .monthly:
            let (year, month, day) = first.parts
            let index = year * 12 + month - 1 + step * rule.interval
            let (ofYear, ofMonth) = (index / 12, index % 12 + 1)
            let length = CivilDay.length(ofMonth: ofMonth, in: ofYear)
            guard let begin = CivilDay(year: ofYear, month: ofMonth, day: 1) else { return [] }
            guard !rule.weekdays.isEmpty else {
                let wanted = rule.monthDay ?? day
                let number = wanted < 0 ? length : wanted
                return number <= length ? [CivilDay(number: begin.number + number - 1)] : []
            }
            let numbers = Set(rule.weekdays.flatMap { Self.numbers(of: $0, begin, length) })
            return numbers.sorted().map(CivilDay.init(number:))
        }
    }

    /// The days of a month that are such a weekday.
    private static func numbers(of weekday: RecurrenceRule.Weekday, _ begin: CivilDay, _ length: Int) -> [Int] {
        let offset = (weekday.day - begin.weekday + 7) % 7
        let all = stride(from: begin.number + offset, to: begin.number + length, by: 7).map(\.self)
        guard let place = weekday.place else { return all }
        let index = place > 0 ? place - 1 : all.count + place
        return all.indices.contains(index) ? [all[index]] : []
    }
}
