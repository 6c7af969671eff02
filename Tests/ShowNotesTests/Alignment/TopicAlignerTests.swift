// When a conversation of our own comes to its topics.

import Podcast
import ShowNotes
import Testing

@Suite struct TopicAlignerTests {
    /// Small talk that is about none of the topics.
    private static let talk = [
        "well I was away over the weekend and it rained", "that sounds about right for the season",
        "anyway people wrote to us again", "and thank you all for doing so", "it keeps the two of us going",
        "I would not know what to say without you", "you always say that", "and it is true every time",
    ]

    /// Cues of five seconds: each subject is spoken of for so many of them, in turn with small talk.
    private static func conversation(_ subjects: [(words: [String], cues: Int)]) -> [Cue] {
        var cues: [Cue] = []
        for subject in subjects {
            for index in 0..<subject.cues {
                let said = subject.words.isEmpty ? "" : subject.words[index % subject.words.count]
                let text = "\(talk[(cues.count * 3) % talk.count]) \(said)"
                cues.append(Cue(start: Double(cues.count) * 5, end: Double(cues.count) * 5 + 5, text: text))
            }
        }
        return cues
    }

    private static let topics = [
        Topic(
            ordinal: 1, host: nil, title: "Wooden lighthouses",
            body: RichText(html: "", plain: "How keepers painted the planks against salt"),
            links: [Link(url: "https://beacon.example/planks", text: "planks")]),
        Topic(
            ordinal: 2, host: nil, title: "Sourdough in zero gravity",
            body: RichText(html: "", plain: "Yeast on the station, and an oven with magnets")),
        Topic(
            ordinal: 3, host: nil, title: "A marathon for tortoises",
            body: RichText(html: "", plain: "Lettuce at the finish, and a referee with patience")),
    ]

    private static let lighthouses = [
        "next the wooden lighthouses", "the keepers and the planks", "painted against the salt of the beacon",
    ]
    private static let sourdough = [
        "now sourdough in zero gravity", "yeast on the station", "an oven with magnets for sourdough",
    ]
    private static let tortoises = [
        "then a marathon for tortoises", "lettuce at the finish", "the referee had patience with each tortoise",
    ]

    @Test("Topics are heard where their words begin")
    func told() throws {
        let cues = Self.conversation([
            ([], 12), (Self.lighthouses, 36), (Self.sourdough, 30), (Self.tortoises, 36), ([], 30),
        ])
        let starts = TopicAligner().starts(of: Self.topics, in: cues)
        for (start, real) in zip(starts, [60.0, 240, 390]) {
            #expect(abs(try #require(start) - real) <= 15, "\(starts)")
        }
        #expect(starts.compactMap(\.self).allSatisfy { start in cues.contains { $0.start == start } })
        #expect(TopicAligner().starts(of: Self.topics, in: cues) == starts)
    }

    @Test("A topic that is never spoken of has no time, and leaves the others theirs")
    func silent() throws {
        let cues = Self.conversation([([], 12), (Self.lighthouses, 40), ([], 24), (Self.tortoises, 40), ([], 30)])
        let starts = TopicAligner().starts(of: Self.topics, in: cues)
        #expect(abs(try #require(starts[0]) - 60) <= 15)
        #expect(starts[1] == nil)
        #expect(abs(try #require(starts[2]) - 380) <= 15)
    }

    @Test("Topics that are talked about in another order than the notes have are not told wrongly")
    func disorder() {
        let cues = Self.conversation([
            ([], 12), (Self.tortoises, 36), (Self.sourdough, 36), (Self.lighthouses, 36), ([], 30),
        ])
        #expect(TopicAligner().starts(of: Self.topics, in: cues) == [nil, nil, nil])
    }

    @Test("Of a conversation about something else nothing is told")
    func elsewhere() {
        let cues = Self.conversation([([], 30), (["the price of violins", "strings and bows"], 90)])
        #expect(TopicAligner().starts(of: Self.topics, in: cues) == [nil, nil, nil])
    }

    @Test("A written time stays alone, and nothing is told that contradicts it")
    func written() throws {
        let cues = Self.conversation([
            ([], 12), (Self.lighthouses, 36), (Self.sourdough, 30), (Self.tortoises, 36), ([], 30),
        ])
        var topics = Self.topics
        topics[1].start = 240
        let starts = TopicAligner().starts(of: topics, in: cues)
        #expect(starts[1] == nil)
        #expect(try #require(starts[0]) < 240 && starts[2] ?? 0 > 240)
        topics[1].start = 500
        #expect(TopicAligner().starts(of: topics, in: cues)[2] == nil)
        for index in topics.indices { topics[index].start = Double(index) * 100 }
        #expect(TopicAligner().starts(of: topics, in: cues) == [nil, nil, nil])
    }

    @Test("Capitals, apostrophes, plurals and other scripts are words like others")
    func words() throws {
        let topics = [
            Topic(ordinal: nil, host: nil, title: "ÉCOLES d’été"),
            Topic(ordinal: nil, host: nil, title: "Čaj a бублик"),
        ]
        let cues = Self.conversation([
            ([], 12), (["une école d'été", "les écoles"], 30), (["čaj, «БУБЛИК»", "a čaj"], 30), ([], 40),
        ])
        let starts = TopicAligner().starts(of: topics, in: cues)
        #expect(abs(try #require(starts[0]) - 60) <= 15)
        #expect(abs(try #require(starts[1]) - 210) <= 15)
    }

    @Test(
        "Without words, without cues and beyond a limit nothing is told",
        arguments: [
            [], [Cue(start: 0, text: "")], [Cue(start: .infinity, text: "planks")], [Cue(start: .nan, text: "planks")],
            [Cue(start: -5, text: "planks")], [Cue(start: 1e300, text: "planks")],
            [Cue(start: 0, end: .infinity, text: "planks")], [Cue(start: 5, end: 1, text: "planks")],
        ])
    func nothing(cues: [Cue]) {
        #expect(TopicAligner().starts(of: Self.topics, in: cues) == [nil, nil, nil])
        #expect(TopicAligner().starts(of: [], in: cues) == [])
    }

    @Test("Limits of topics, cues, words and length hold")
    func limits() {
        let cues = Self.conversation([
            ([], 12), (Self.lighthouses, 36), (Self.sourdough, 30), (Self.tortoises, 36), ([], 30),
        ])
        for limits in [
            AlignmentLimits(topics: 2), AlignmentLimits(cues: 50), AlignmentLimits(spokenBytes: 100),
            AlignmentLimits(seconds: 300),
        ] {
            #expect(TopicAligner(limits: limits).starts(of: Self.topics, in: cues) == [nil, nil, nil])
        }
    }

    @Test("The largest input that is taken comes to an end, and a title of one word a thousand times does no harm")
    func hostile() {
        let limits = AlignmentLimits()
        let topics = (0..<limits.topics).map { index in
            Topic(
                ordinal: index, host: nil, title: String(repeating: "planks ", count: 1000) + "n\(index)",
                body: RichText(html: "", plain: (0..<3000).map { "w\(index * 7 + $0)" }.joined(separator: " ")))
        }
        let cues = (0..<20_000).map { Cue(start: Double($0) * 1.4, text: "w\($0 % 4000) planks n\($0 / 200)") }
        let starts = TopicAligner().starts(of: topics, in: cues)
        #expect(starts.count == topics.count)
        let told = starts.compactMap(\.self)
        #expect(zip(told, told.dropFirst()).allSatisfy(<))
        let same = (0..<20_000).map { _ in Cue(start: 3, end: 4, text: "planks") }
        #expect(TopicAligner().starts(of: topics, in: same).allSatisfy { $0 == nil })
    }
}
