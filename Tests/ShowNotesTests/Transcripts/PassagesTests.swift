// Passages.

import Podcast
import ShowNotes
import Testing

@Suite struct PassagesTests {
    /// Cues of five seconds each, from nought on.
    private func cues(_ texts: String...) -> [Cue] {
        texts.enumerated().map { index, text in
            Cue(start: Double(index) * 5, end: Double(index) * 5 + 5, text: text)
        }
    }

    @Test("A passage ends with a sentence from 20 seconds on, and the next begins with that sentence")
    func sentences() {
        let passages = Passages.join(
            cues("One two.", "Three", "four.", "Five", "six.", "Seven", "eight.", "Nine", "ten", "eleven.", "Twelve."))
        #expect(
            passages.map(\.text) == [
                "One two. Three four. Five six.", "Five six. Seven eight.", "Seven eight. Nine ten eleven.",
                "Nine ten eleven. Twelve.",
            ])
        #expect(passages.map(\.start) == [0, 15, 25, 35])
        #expect(passages.map(\.end) == [25, 35, 50, 55])
        #expect(passages.last?.marks.map(\.offset) == [0, 5, 9, 17])
        #expect(passages.last?.marks.map(\.start) == [35, 40, 45, 50])
    }

    @Test("Without a sentence's end a passage has 40 seconds at the most, and the next begins with its last cue")
    func endless() {
        let passages = Passages.join(
            (0..<20).map { Cue(start: Double($0) * 5, end: Double($0) * 5 + 5, text: "w\($0)") })
        #expect(passages.map(\.start) == [0, 35, 70])
        #expect(passages.map(\.end) == [40, 75, 100])
        #expect(passages.map { String($0.text.prefix(3)) } == ["w0 ", "w7 ", "w14"])
    }

    @Test("A sentence may end and begin within a cue: its words keep the second of the cue")
    func within() {
        let passages = Passages.join(
            cues("Hello there", "and so on", "it goes. We", "never", "stop. I", "think", "so", "too."))
        #expect(
            passages.map(\.text) == ["Hello there and so on it goes. We never stop.", "We never stop. I think so too."])
        #expect(passages.last?.marks.map(\.offset) == [0, 3, 9, 17, 23, 26])
        #expect(passages.last?.marks.map(\.start) == [10, 15, 20, 25, 30, 35])
        #expect(passages.allSatisfy { $0.end - $0.start <= 40 })
    }

    @Test("No sentence ends at e.g. or three dots before a small letter, and one does at a closing quote or bracket")
    func marks() {
        let passages = Passages.join(
            cues("a", "b", "c", "e.g. this ...", "and that", "\u{201C}Is it.\u{201D}", "(Yes?)", "No", "more"))
        #expect(
            passages.map(\.text) == [
                "a b c e.g. this ... and that \u{201C}Is it.\u{201D}", "\u{201C}Is it.\u{201D} (Yes?) No more",
            ])
    }

    @Test("Chinese and Japanese sentences end without a blank")
    func wide() {
        let passages = Passages.join([
            Cue(start: 0, end: 30, text: String(repeating: "\u{4F60}\u{597D}\u{3002}", count: 20)),
            Cue(start: 30, end: 33, text: "\u{518D}\u{89C1}\u{FF01}"),
        ])
        #expect(passages.count == 2)
        #expect(passages.first?.text.hasSuffix("\u{3002}") == true)
        #expect(passages.last?.text.hasSuffix("\u{3002} \u{518D}\u{89C1}\u{FF01}") == true)
    }

    @Test("A quote that closes belongs to the sentence before it, in any script and at the very end")
    func quotes() {
        for (said, mark) in [("\u{300C}\u{597D}\u{3002}\u{300D}", "\u{300D}"), ("\u{597D}\u{3002}>", "\u{3002}")] {
            let passages = Passages.join([Cue(start: 0, end: 50, text: String(repeating: said, count: 20))])
            #expect(passages.count > 1)
            #expect(passages.dropLast().allSatisfy { $0.text.hasSuffix(mark) })
        }
        #expect(Passages.join([Cue(start: 0, end: 50, text: "\u{597D}\u{3002}>")]).map(\.text).last == ">")
    }

    @Test("A long cue is cut at its sentences, and every part keeps the cue's second")
    func longCue() throws {
        let sentence = "This is a sentence of some length, said slowly. "
        let passages = Passages.join([
            Cue(start: 10, end: 110, text: String(repeating: sentence, count: 25).dropLast() + "")
        ])
        #expect(passages.count >= 4)
        #expect(passages.allSatisfy { $0.end - $0.start <= 40 && $0.marks == [Passage.Mark(offset: 0, start: 10)] })
        #expect(passages.dropLast().allSatisfy { $0.end - $0.start >= 20 })
        for (one, next) in zip(passages, passages.dropFirst()) {
            #expect(next.start < one.end)
            #expect(next.text.hasPrefix(sentence.dropLast()))
        }
    }

    @Test("Silence is in no passage, and words that nobody can cut stand alone")
    func silence() {
        let passages = Passages.join([
            Cue(start: 0, text: "a"), Cue(start: 1, text: ""), Cue(start: 2, end: 100, text: "long"),
            Cue(start: 200, text: "z"),
        ])
        #expect(passages.map(\.text) == ["a", "long", "z"])
        #expect(passages.map(\.start) == [0, 2, 200])
        #expect(Passages.join([]).isEmpty)
        #expect(Passages.join([Cue(start: 1, text: "")]).isEmpty)
    }

    @Test(
        "Words without times between them are cut by their size, between words or characters",
        arguments: ["word ", "w", "\u{E9}", "A b. "])
    func size(_ word: String) {
        let text = String(String(repeating: word, count: 20_000).reversed().drop { $0 == " " }.reversed())
        for cues in [[Cue(start: 3, text: text)], Array(repeating: Cue(start: 3, text: "A b. c"), count: 5_000)] {
            let passages = Passages.join(cues)
            #expect(passages.count > 5)
            #expect(
                passages.allSatisfy { $0.text.utf8.count <= 2_400 && !$0.text.isEmpty && !$0.text.contains("\u{FFFD}") }
            )
            #expect(passages.allSatisfy { $0.end >= $0.start && $0.start == 3 })
        }
    }

    @Test("Every word is in a passage, in order, whatever the times", arguments: [0.0, 0.5, 3, 12, 21, 45])
    func whole(_ step: Double) {
        let texts = (0..<300).map { $0 % 7 == 3 ? "w\($0)." : $0 % 11 == 0 ? "W\($0) x\($0). Y\($0)" : "W\($0)" }
        let passages = Passages.join(texts.indices.map { Cue(start: Double($0) * step, text: texts[$0]) })
        let words = texts.joined(separator: " ").split(separator: " ")
        var next = 0
        for passage in passages {
            let own = passage.text.split(separator: " ")
            let from =
                words[..<next].lastIndex(of: own[0]).flatMap { words[$0...].starts(with: own) ? $0 : nil } ?? next
            #expect(words[from...].starts(with: own))
            next = from + own.count
        }
        #expect(next == words.count)
    }
}
