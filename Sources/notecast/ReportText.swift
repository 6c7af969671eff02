// An import's report for people.

import Foundation
import Importer
import Podcast

/// Prints a report: problems to standard error as `path:line: …`, the outcome to standard output.
struct ReportText {
    /// Warnings printed at most.
    private static let warningLimit = 50

    let report: ImportReport
    let isDryRun: Bool
    /// In which dates are told.
    let timeZone: TimeZone

    func print() {
        // An archive's warnings would push its errors out of sight.
        for problem in report.errors { StandardError.write("\(problem)\n") }
        let warnings = report.problems.filter { $0.severity == .warning }
        for problem in warnings.prefix(Self.warningLimit) { StandardError.write("\(problem)\n") }
        if warnings.count > Self.warningLimit {
            StandardError.write("… and \(warnings.count - Self.warningLimit) more warnings (--json has all)\n")
        }
        if report.isRefused {
            let count = report.errors.count
            Swift.print("nothing imported: \(count) error\(count == 1 ? "" : "s") (--skip-bad imports the rest)")
            return
        }
        let would = isDryRun ? "would be " : ""
        var parts: [String] = []
        if !report.added.isEmpty { parts.append("\(report.added.count) \(would)added (\(Self.list(report.added)))") }
        if !report.changed.isEmpty {
            parts.append("\(report.changed.count) \(would)changed (\(Self.list(report.changed)))")
        }
        if report.unchanged > 0 { parts.append("\(report.unchanged) unchanged") }
        if !warnings.isEmpty { parts.append("\(warnings.count) warning\(warnings.count == 1 ? "" : "s")") }
        Swift.print(parts.isEmpty ? "nothing to import" : parts.joined(separator: ", "))
        for line in notes { Swift.print("  " + line) }
    }

    /// What a host may look for in vain.
    private var notes: [String] {
        let hidden = report.hidden
        var lines: [String] = []
        let note = { (labels: [EpisodeLabel], what: String, why: String) in
            if !labels.isEmpty { lines.append("\(labels.count) \(what) (\(Self.list(labels))): \(why)") }
        }
        note(hidden.drafts, "on no page", "draft: true")
        if let due = hidden.firstDue?.minute(in: timeZone) {
            let isOne = hidden.scheduled.count == 1
            note(
                hidden.scheduled, "not public yet",
                isOne ? "comes by itself at \(due)" : "they come by themselves, the first at \(due)")
        }
        note(hidden.undated, "not in the feed", "no date (front matter `date:`, or --published-from)")
        note(hidden.silent, "not in the feed", "no audio")
        return lines
    }

    /// The first few, and how many more.
    private static func list(_ labels: [EpisodeLabel]) -> String {
        let shown = labels.prefix(6).map(\.description).joined(separator: ", ")
        return labels.count > 6 ? "\(shown), …" : shown
    }
}
