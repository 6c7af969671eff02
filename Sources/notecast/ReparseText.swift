// A new reading's report for people.

import Foundation
import Importer
import Podcast

/// Prints a report: problems to standard error as `path:line: …`, the changes to standard output.
struct ReparseText {
    let report: ReparseReport

    func print() {
        StandardError.write(report.problems.map { "\($0)\n" }.joined())
        for episode in report.changed {
            Swift.print(Self.heading(episode))
            for change in episode.changes { Swift.print("  \(change)") }
        }
        Swift.print(sum)
    }

    /// "42  a-title  A title".
    private static func heading(_ episode: ReparseReport.Episode) -> String {
        let season = episode.season.map { "season \($0), " } ?? ""
        return [episode.number.map { "\(season)\($0)" }, episode.slug, ContentChange.cut(episode.title, to: 100)]
            .compactMap(\.self).joined(separator: "  ")
    }

    private var sum: String {
        let changed = report.changed.count
        var sum = "\(report.read) episode\(report.read == 1 ? "" : "s") read, "
        sum += "\(changed) \(report.isDryRun ? "would change" : "changed")"
        let kept = Set(report.problems.map(\.path)).count
        if kept > 0 { sum += ", \(kept) file\(kept == 1 ? "" : "s") could not be read: they stay as they were" }
        return sum
    }
}
