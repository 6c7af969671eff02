// A date as a host wrote it.

public import Foundation

/// A date as it stands in front matter: an instant when it names its zone, else a wall-clock time of the show's zone.
public enum WrittenDate: Sendable, Equatable {
    case instant(Date)
    /// A date, perhaps with a time, without a zone. Without a time it means 00:00.
    case local(DateComponents)

    /// The instant it stands for, where the show is at home in `timeZone`; nil when there is no such day.
    public func date(in timeZone: TimeZone) -> Date? {
        switch self {
        case .instant(let date): return date
        case .local(var components):
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = timeZone
            components.calendar = calendar
            components.timeZone = timeZone
            components.hour = components.hour ?? 0
            components.minute = components.minute ?? 0
            components.second = components.second ?? 0
            return calendar.date(from: components)
        }
    }
}
