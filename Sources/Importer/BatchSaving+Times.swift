// Comparing an episode's times with its audio: what lies behind the end belongs to another recording.

import Podcast
import ShowNotes
import Store

extension BatchSaving {
    /// Seconds by which a transcript may go on behind the audio: those of real shows were made before the last cut, and
    /// run over by some.
    static let transcriptOverrun = 60.0
    /// As `transcriptOverrun`, as a share of the audio: of a long show more is cut.
    static let transcriptOverrunShare = 0.05

    /// Warns of transcripts and chapters that go on where the audio has ended, whichever of them came first.
    mutating func compareTimes() throws {
        let ids = measured.union(written.keys).union(transcribed.keys)
        for id in ids.sorted() {
            guard let audio = try writer.reader.audio(of: id).first else { continue }
            if measured.contains(id) || transcribed[id] != nil { try compareTranscript(id, audio) }
            try compareChapters(id, audio)
        }
    }

    private mutating func compareTranscript(_ id: Int64, _ audio: StoredAudio) throws {
        let end = audio.enclosure.duration
        let bound = max(Self.transcriptOverrun, end * Self.transcriptOverrunShare)
        guard let last = try writer.reader.lastWords(of: id), last > end + bound,
            let path = try transcribed[id] ?? writer.reader.transcriptPath(of: id)
        else { return }
        let message =
            "has words at \(Timecode.short(last)), and the episode's audio, \(name(of: audio)), ends at "
            + "\(Timecode.short(end)); it may be the transcript of another episode"
        problems.append(Problem(path: path, line: nil, severity: .warning, message: message))
    }

    private mutating func compareChapters(_ id: Int64, _ audio: StoredAudio) throws {
        let content = try writer.reader.content(of: id).written
        // Whole seconds are rounded up, too.
        let end = audio.enclosure.duration + Self.alternateTolerance
        let late =
            (content.topics.compactMap { topic in topic.start.map { (start: $0, title: topic.title) } }
            + content.chapters.map { (start: $0.start, title: $0.title) }).filter { $0.start > end }
        // Where they stand is read anew: nearly all notes have none of these.
        guard let first = late.min(by: { $0.start < $1.start }), let notes = try saver.presentNotes(id) else { return }
        let starts = Set(late.map(\.start))
        let more = starts.count > 1 ? ", and \(starts.count - 1) more" : ""
        let message =
            "\(Timecode.short(first.start)) \"\(first.title)\"\(more): should be a time within the audio, "
            + "\(name(of: audio)), which ends at \(Timecode.short(audio.enclosure.duration))"
        problems.append(
            Problem(
                path: written[id]?.path ?? notes.path, line: notes.timeLines[first.start], severity: .warning,
                message: message))
    }
}
