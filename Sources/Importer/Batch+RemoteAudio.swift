// Notes whose audio lies elsewhere.

import Podcast
import ShowNotes

extension Batch {
    /// Gives bare file names in front matter their address below site.yml's `media`, unless the file is among those that
    /// are imported.
    mutating func nameRemoteAudio(below prefix: String?, files: [ImportFile]) {
        guard let prefix else { return }
        let brought = Set(files.filter { $0.kind == .audio }.map(\.baseName))
        for index in notes.indices {
            guard case .parsed(var file, let text) = notes[index].outcome, file.audio != nil else { continue }
            let name = { (audio: WrittenAudio) in
                brought.contains(audio.location) ? audio : Self.named(audio, below: prefix)
            }
            file.audio = file.audio.map(name)
            file.otherAudio = file.otherAudio.map(name)
            notes[index].outcome = .parsed(file, text: text)
        }
    }

    private static func named(_ audio: WrittenAudio, below prefix: String?) -> WrittenAudio {
        guard let prefix, !audio.location.contains("://"), !audio.location.hasPrefix("/") else { return audio }
        var named = audio
        named.location = prefix + SitePath.encoded(audio.location)
        return named
    }

    /// Asks for audio that lies elsewhere. Notes that are known count as new once their audio, which nobody could measure
    /// before, is there.
    ///
    /// - Parameter asked: what was learnt in this import already.
    mutating func readRemoteAudio(
        _ remote: RemoteAudioStage, _ stage: NotesStage, prefix: String?, _ asked: inout [String: RemoteAudio]
    ) throws(ImportError) {
        for index in notes.indices {
            switch notes[index].outcome {
            case .parsed(let file, _):
                for audio in file.allAudio where audio.location.contains("://") {
                    remoteAudio[audio.location] = Self.read(audio, remote, &asked)
                }
            case .known(let id):
                guard snapshot.silent.contains(id) else { continue }
                var (file, text) = try stage.again(notes[index])
                guard let audio = file.audio.map({ Self.named($0, below: prefix) }), audio.location.contains("://")
                else { continue }
                file.audio = audio
                file.otherAudio = file.otherAudio.map { Self.named($0, below: prefix) }
                let found = Self.read(audio, remote, &asked)
                remoteAudio[audio.location] = found
                if found.enclosure != nil {
                    for other in file.otherAudio where other.location.contains("://") {
                        remoteAudio[other.location] = Self.read(other, remote, &asked)
                    }
                    notes[index].outcome = .parsed(file, text: text)
                } else {
                    problems += found.problems.map {
                        Problem(path: file.path, line: audio.line, severity: .warning, message: $0)
                    }
                }
            }
        }
    }

    private static func read(
        _ audio: WrittenAudio, _ remote: RemoteAudioStage, _ asked: inout [String: RemoteAudio]
    ) -> RemoteAudio {
        if let found = asked[audio.location] { return found }
        let found = remote.read(audio)
        asked[audio.location] = found
        return found
    }
}
