// A moment as the commands tell it to the show's host.

public import Foundation

extension Date {
    /// `2026-12-01 08:00 Europe/Berlin`: the day and the minute where the show is at home, with the zone's name.
    public func minute(in zone: TimeZone) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: self)
        let two = { (value: Int?) in
            let value = value ?? 0
            return value < 10 ? "0\(value)" : "\(value)"
        }
        let day = "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
        let name = zone.identifier == "GMT" ? "UTC" : zone.identifier
        return "\(day) \(two(parts.hour)):\(two(parts.minute)) \(name)"
    }
}
