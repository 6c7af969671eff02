// Keys that were meant to keep an episode unseen, and are none of ours.

import Podcast

/// Tells a draft that would be published: a slip in its key, or another program's word for it.
enum DraftKey {
    /// Words one letter beside "draft" that shows are about.
    private static let words: Set<String> = ["craft", "drift", "graft", "raft"]
    /// Other programs' words for it.
    private static let others: Set<String> = ["is_draft", "isdraft", "is-draft"]

    /// Whether a key was meant to be `draft`.
    static func isSlip(_ key: String) -> Bool {
        others.contains(key) || (!words.contains(key) && Spelling.isOneSlip(from: key, to: "draft"))
    }

    /// Whether a field says that its episode should stay unseen, and nobody reads it: `darft: true`, `status: draft`.
    static func isMissed(_ key: String, _ value: FrontMatterValue) -> Bool {
        let text = value.text?.lowercased()
        if key == "status" || key == "state" { return text == "draft" || text.map(isSlip) == true }
        return isSlip(key) && !["false", "no", "off"].contains(text)
    }
}
