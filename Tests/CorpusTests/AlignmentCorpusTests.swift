// Where a conversation comes to its topics, against times that a host wrote down.

import Foundation
import Podcast
import ShowNotes
import Testing

/// Hides the times of real notes and hears them again; says so when the corpus is not there.
@Suite struct AlignmentCorpusTests {
    private struct Episode {
        let topics: [Topic]
        let cues: [Cue]
    }

    private static func episodes() throws -> [Episode] {
        let folder = NotesCorpusTests.folder.appending(path: "syntax")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "shows").path())
        return try names.sorted().filter { $0.hasSuffix(".md") }.compactMap { name in
            let file = NotesParser().parse(try NotesCorpusTests.bytes("syntax/shows/\(name)"), path: name)
            let topics = file.content.topics.filter { $0.start != nil }
            guard topics.count >= 3, let number = file.number,
                let bytes = try? NotesCorpusTests.bytes("syntax/transcripts/Syntax\(number).srt"),
                let cues = try? TranscriptParser.parse(bytes, name: "\(number).srt").cues,
                let last = cues.last?.start, topics.allSatisfy({ ($0.start ?? 0) <= last })
            else { return nil }
            return Episode(topics: topics, cues: cues)
        }
    }

    private static func untimed(_ topics: [Topic]) -> [Topic] {
        topics.map { topic in
            var topic = topic
            topic.start = nil
            return topic
        }
    }

    @Test(
        "Nine of ten times that are told lie within half a minute of the host's own",
        .enabled(if: SyntaxCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func precision() throws {
        let episodes = try Self.episodes()
        #expect(episodes.count >= 100)
        var count = 0
        var errors: [Double] = []
        for episode in episodes {
            count += episode.topics.count
            let heard = TopicAligner().starts(of: Self.untimed(episode.topics), in: episode.cues)
            for (topic, heard) in zip(episode.topics, heard) {
                if let start = topic.start, let heard { errors.append(heard - start) }
            }
        }
        let near = { (seconds: Double) in errors.count { abs($0) <= seconds } }
        print(
            "\(count) topics, \(errors.count) told, within 15 s \(near(15)), 30 s \(near(30)), 60 s \(near(60)),",
            "median \(errors.sorted()[errors.count / 2]) s")
        #expect(errors.count * 100 >= count * 35)
        #expect(near(30) * 100 >= errors.count * 90)
    }

    @Test(
        "Of topics in the wrong order next to nothing is told",
        .enabled(if: SyntaxCorpusTests.isThere, "no corpus: set NOTECAST_CORPUS"))
    func order() throws {
        var (count, told) = (0, 0)
        for episode in try Self.episodes() {
            count += episode.topics.count
            let heard = TopicAligner().starts(of: Self.untimed(episode.topics).reversed(), in: episode.cues)
            told += heard.count { $0 != nil }
        }
        print("\(told) of \(count)")
        #expect(told * 100 <= count * 5)
    }
}
