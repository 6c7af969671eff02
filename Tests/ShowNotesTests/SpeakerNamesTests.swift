// Who speaks in a transcript.

import Podcast
import ShowNotes
import Testing

@Suite struct SpeakerNamesTests {
    private let shown = Cast(
        people: [ShowPerson(name: "Ann", aliases: ["Annie", "A. Lee"]), ShowPerson(name: "Bo Ek")], counts: [:])
    private let batch = Cast(people: [], counts: ["Ann": 200, "Cora": 40, "Dee": 2])

    @Test("Site.yml's people, by alias, first name, full name and slip")
    func known() {
        let names = shown.speakers(["Ann Lee", "A. Lee", "Bo", "bo ek", "Speaker 1", "Gus Orr"])
        #expect(names == ["A. Lee": "Ann", "Ann Lee": "Ann", "Bo": "Bo Ek", "bo ek": "Bo Ek"])
    }

    @Test("Without site.yml the notes' frequent hosts")
    func frequent() {
        #expect(
            batch.speakers(["Ann Lee", "Cora Vance", "Croa", "Dee Zed"]) == [
                "Ann Lee": "Ann", "Cora Vance": "Cora", "Croa": "Cora",
            ])
        #expect(Cast.empty.speakers(["Ann Lee", "Speaker 1"]).isEmpty)
    }

    @Test("Nobody is taken for somebody else with the first name")
    func namesakes() {
        #expect(shown.speakers(["Ann Lee", "Ann Roe"]).isEmpty)
        #expect(shown.speakers(["Ann Lee", "Ann Roe"], guests: ["Ann Roe"]) == ["Ann Lee": "Ann"])
        #expect(shown.speakers(["Ann Lee"], guests: ["Ann Roe"]).isEmpty)
        #expect(batch.speakers(["Coral"], guests: ["coral"]) == ["Coral": "coral"])
    }

    @Test("Cues get the names")
    func cues() {
        let cues = [
            Cue(start: 1, speaker: "Ann Lee", text: "a"), Cue(start: 2, speaker: "Speaker 1", text: "b"),
            Cue(start: 3, text: "c"),
        ]
        #expect(shown.mended(cues).map(\.speaker) == ["Ann", "Speaker 1", nil])
    }
}
