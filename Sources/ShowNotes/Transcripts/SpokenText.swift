// A transcript as one running text, cut where passages may begin and end.

import Podcast

/// The words of all cues, and the pieces that passages are made of.
struct SpokenText {
    /// Words that stay together: a sentence or the part of one that stands in a cue, and of a very long one a part.
    struct Piece {
        /// Offsets in the bytes.
        var range: Range<Int>
        /// The index of its cue among `cues`.
        var cue: Int
        /// Seconds. Within a cue, the share of its bytes tells them.
        var start: Double
        var end: Double
        var endsSentence: Bool
        /// Whether it is the first of its cue.
        var opensCue: Bool
    }

    /// A piece lasts no longer than this where it can be cut, in seconds …
    private static let longestPiece = 10.0
    /// … and is no larger, in bytes.
    private static let largestPiece = 800
    /// A piece is not cut to less, in bytes.
    private static let smallestPiece = 80

    /// The texts of all cues that have one, a blank between them.
    private(set) var bytes: [UInt8] = []
    /// Where the cues begin in the bytes, and when.
    private(set) var cues: [(offset: Int, start: Double)] = []
    private(set) var pieces: [Piece] = []

    /// - Parameter cues: by rising start.
    init(_ cues: [Cue]) {
        let spoken = cues.indices.filter { !cues[$0].text.isEmpty }
        self.cues.reserveCapacity(spoken.count)
        for index in spoken {
            if !bytes.isEmpty { bytes.append(32) }
            self.cues.append((bytes.count, cues[index].start))
            bytes.append(contentsOf: cues[index].text.utf8)
        }
        for (place, index) in spoken.enumerated() {
            let next = index + 1 < cues.count ? cues[index + 1].start : nil
            let end = max(cues[index].end ?? next ?? cues[index].start, cues[index].start)
            let upper = place + 1 < self.cues.count ? self.cues[place + 1].offset - 1 : bytes.count
            cut(place, self.cues[place].offset..<upper, cues[index].start, end)
        }
    }

    private mutating func cut(_ cue: Int, _ range: Range<Int>, _ start: Double, _ end: Double) {
        // Nobody takes longer for so few words; a cue may stay on through the silence behind them.
        let spoken = min(end - start, 5 + Double(range.count) / 4)
        let second = { (offset: Int) in
            ((start + spoken * Double(offset - range.lowerBound) / Double(range.count)) * 1000).rounded() / 1000
        }
        let size =
            spoken > Self.longestPiece
            ? max(Self.smallestPiece, min(Self.largestPiece, Int(Double(range.count) * Self.longestPiece / spoken)))
            : Self.largestPiece
        var from = range.lowerBound
        var blank: Int?
        let add = { (text: inout SpokenText, upper: Int, endsSentence: Bool) in
            guard upper > from else { return }
            let isLast = upper == range.upperBound
            text.pieces.append(
                Piece(
                    range: from..<upper, cue: cue, start: from == range.lowerBound ? start : second(from),
                    end: isLast ? end : second(upper), endsSentence: endsSentence, opensCue: from == range.lowerBound))
        }
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == 32 {
                if endsSentence(at: index, before: index + 1) {
                    add(&self, index, true)
                    (from, blank) = (index + 1, nil)
                } else {
                    blank = index
                }
            } else if bytes[index] & 0xC0 != 0x80, index > from, SentenceEnd.isWideEnd(bytes, index) {
                add(&self, index, true)
                (from, blank) = (index, nil)
            }
            if index - from >= size, let cut = blank ?? edge(index) {
                add(&self, cut, false)
                (from, blank) = (cut == blank ? cut + 1 : cut, nil)
            }
            index += 1
        }
        add(&self, range.upperBound, endsSentence(at: range.upperBound, before: range.upperBound + 1))
    }

    /// Words without a blank are cut between characters.
    private func edge(_ index: Int) -> Int? { bytes[index] & 0xC0 != 0x80 ? index : nil }

    /// Whether a sentence ends at a blank: no small letter follows, as after "e.g." or three dots.
    private func endsSentence(at offset: Int, before next: Int) -> Bool {
        if next < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[next]) { return false }
        return SentenceEnd.isEnd(bytes, offset)
    }
}
