// What holds for the passages of any cues.

internal import Podcast

/// Compares passages with the running text of their cues.
enum PassageCheck {
    static func check(_ cues: [Cue], _ input: [UInt8]) {
        let passages = Passages.join(cues)
        let whole = Array(cues.map(\.text).joined(separator: " ").utf8)
        let starts = Set(cues.map(\.start))
        // Where the passage before may have ended.
        var ends: Set = [0]
        for passage in passages {
            let text = Array(passage.text.utf8)
            require(
                passage.start >= 0 && passage.end >= passage.start, "from \(passage.start) to \(passage.end)", input)
            require(!text.isEmpty && text.count <= 2_400, "a passage of \(text.count) bytes", input)
            let isLong = passage.end - passage.start > 40
            require(!isLong || text.count <= 800, "\(passage.end - passage.start) s of words that can be cut", input)
            var last = -1
            for mark in passage.marks {
                require(mark.offset > last && mark.offset < text.count, "a mark at \(mark.offset) after \(last)", input)
                require(text[mark.offset] & 0xC0 != 0x80, "a mark within a character", input)
                require(starts.contains(mark.start), "a mark at \(mark.start), where no cue starts", input)
                last = mark.offset
            }
            require(passage.marks.first?.offset == 0, "no mark at the beginning", input)
            // It goes on where the one before ends, or as far back as an overlap may reach. Words that repeat leave it
            // open which of several places that is.
            var next: Set<Int> = []
            var tried: Set<Int> = []
            for end in ends {
                for start in max(0, end - 800)...min(end + 1, whole.count) where tried.insert(start).inserted {
                    if whole[start...].starts(with: text) { next.insert(start + text.count) }
                }
            }
            require(!next.isEmpty, "\(passage.text.debugDescription) is not what follows", input)
            ends = next
        }
        require(ends.contains(whole.count), "words are in no passage, behind byte \(ends)", input)
    }
}
