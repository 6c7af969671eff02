// What is different between two readings of a transcript.

import Podcast

/// Compares the passages that an episode has with those that a new reading of its transcript makes.
enum TranscriptDiff {
    /// Empty exactly when the store would hold the same.
    static func changes(
        from old: [Passage], _ oldFormat: TranscriptFormat, to new: [Passage], _ newFormat: TranscriptFormat
    ) -> [ContentChange] {
        let changed = { (fact: String, old: String?, new: String?) in
            ContentChange(part: "transcript", name: "transcript", fact: fact, old: old, new: new)
        }
        var changes: [ContentChange] = []
        if oldFormat != newFormat { changes.append(changed("format", oldFormat.rawValue, newFormat.rawValue)) }
        if old.count != new.count {
            changes.append(changed("passages", "\(old.count)", "\(new.count)"))
        } else {
            let others = zip(old, new).count { stored($0) != stored($1) }
            if others > 0 {
                changes.append(changed("passages", "\(old.count)", "\(new.count), \(others) of them different"))
            }
        }
        return changes
    }

    /// The passage as the store keeps it: its marks are whole milliseconds.
    private static func stored(_ passage: Passage) -> Passage {
        var passage = passage
        for index in passage.marks.indices {
            passage.marks[index].start = (passage.marks[index].start * 1000).rounded() / 1000
        }
        return passage
    }
}
