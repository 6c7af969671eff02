// When conversations come to their topics: found at the end of an import, within its transaction.

import Dispatch
import Podcast
import ShowNotes
import Store
import Synchronization

/// Hears the topics of those episodes that have notes and a transcript by now, whichever came first.
struct Hearing {
    /// Episodes that are in memory at a time, with their texts.
    private static let atOnce = 16

    let writer: Writer

    /// - Parameter episodes: their ids; nil: all that were not heard yet, or by another edition of the aligner.
    func run(_ episodes: Set<Int64>? = nil) throws {
        let unheard = try writer.reader.unheardEpisodes(edition: TopicAligner.edition)
        let ids = unheard.filter { episodes?.contains($0) ?? true }
        for start in stride(from: 0, to: ids.count, by: Self.atOnce) {
            let some = Array(ids[start..<min(start + Self.atOnce, ids.count)])
            let inputs = try writer.reader.hearingInputs(of: some)
            for (input, starts) in zip(inputs, Self.heard(inputs)) {
                try writer.setHeard(starts, of: input.id, edition: TopicAligner.edition)
            }
        }
    }

    /// Pure, so on all cores.
    private static func heard(_ inputs: [HearingInput]) -> [[Double?]] {
        let results = Mutex([[Double?]](repeating: [], count: inputs.count))
        DispatchQueue.concurrentPerform(iterations: inputs.count) { index in
            let starts = heard(inputs[index])
            results.withLock { $0[index] = starts }
        }
        return results.withLock { $0 }
    }

    private static func heard(_ input: HearingInput) -> [Double?] {
        let bytes = Array(input.transcript.text.utf8)
        guard input.topics.contains(where: { $0.start == nil }),
            let transcript = try? TranscriptParser.parse(bytes, name: input.transcript.path)
        else { return [Double?](repeating: nil, count: input.topics.count) }
        return TopicAligner().starts(of: input.topics, in: transcript.cues)
    }
}
