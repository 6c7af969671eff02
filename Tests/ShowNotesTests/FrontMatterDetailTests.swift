// What front matter says for feeds alone.

import Podcast
import ShowNotes
import Testing

@Suite struct FrontMatterDetailTests {
    private func file(_ front: String) -> NotesFile {
        NotesParser().parse(Array("---\nnumber: 7\n\(front)\n---\n\nText.\n".utf8), path: "7.md")
    }

    @Test("Everything that is for feeds alone is read")
    func everything() {
        let file = file(
            """
            image: /art/7.jpg
            type: bonus
            explicit: yes
            block: true
            license: {name: cc-by-4.0, url: "https://cc.example/by"}
            location: {name: "Paris, France", geo: "geo:48.85,2.35", osm: R71525, country: fr, rel: subject}
            soundbites:
              - {start: 1:15, duration: 20, title: The best bit}
              - {startTime: 90.5, endTime: 100}
            socialInteract: {protocol: ActivityPub, uri: "https://s.example/7", accountId: "@a", priority: 2}
            contentLinks: [{url: "https://video.example/7", title: Watch}, "https://page.example/"]
            """)
        #expect(file.problems.isEmpty, "\(file.problems)")
        let details = file.content.details
        #expect(details.kind == .bonus)
        #expect(details.isExplicit == true && details.isBlocked == true)
        #expect(details.image == "/art/7.jpg")
        #expect(details.license == License(name: "cc-by-4.0", url: "https://cc.example/by"))
        #expect(
            details.locations == [
                Location(
                    name: "Paris, France", geo: "geo:48.85,2.35", osm: "R71525", country: "FR", relation: "subject")
            ])
        #expect(
            details.soundbites == [
                .init(start: 75, duration: 20, title: "The best bit"), .init(start: 90.5, duration: 9.5),
            ])
        #expect(
            details.posts == [
                SocialPost(network: "activitypub", url: "https://s.example/7", account: "@a", priority: 2)
            ])
        #expect(
            details.contentLinks == [
                .init(url: "https://video.example/7", title: "Watch"),
                .init(url: "https://page.example/", title: "https://page.example/"),
            ])
    }

    @Test("JSON front matter says the same")
    func json() {
        let file = NotesParser().parse(
            Array(#"{"number": 7, "type": "trailer", "explicit": false, "location": "Rome"}"#.utf8), path: "7.md")
        #expect(file.content.details.kind == .trailer)
        #expect(file.content.details.isExplicit == false)
        #expect(file.content.details.locations == [Location(name: "Rome")])
    }

    @Test(
        "What makes no sense is a warning with its line, and nothing is made up in its place",
        arguments: [
            ("image: cover.jpg", "image: should be a path"), ("image: \"javascript:alert(1)\"", "image: should be"),
            ("episodeType: extra", "episodeType: should be full, trailer or bonus".lowercased()),
            ("explicit: perhaps", "explicit: should be true or false"), ("block: 7", "block: should be true or false"),
            ("license: {url: \"https://a.example\"}", "license: should be a name"),
            ("location: {geo: \"geo:1,2\"}", "location: should be the name of a place"),
            ("soundbites: [{start: 3}]", "soundbites: should have a start and a duration"),
            ("soundbites: [{start: 9, end: 3}]", "soundbites: should have a start and a duration"),
            ("socialInteract: \"https://a.example\"", "socialinteract: should have a protocol"),
            ("contentLinks: [{url: \"ftp://a\"}]", "contentlinks: an address should be http or https"),
        ])
    func wrong(front: String, message: String) {
        let file = file(front)
        #expect(file.content.details.isEmpty)
        #expect(file.problems.count == 1)
        let problem = file.problems.first
        #expect(problem?.line == 3 && problem?.severity == .warning)
        #expect(problem?.message.lowercased().hasPrefix(message) == true, "\(file.problems)")
    }

    @Test(
        "Of a place, only what is wrong is left out",
        arguments: ["geo: \"geo:91,0\"", "osm: X1", "country: DEU", "rel: near"])
    func place(part: String) {
        let file = file("location: {name: Rome, \(part)}")
        #expect(file.content.details.locations == [Location(name: "Rome")])
        #expect(file.problems.count == 1)
    }

    @Test("A type of page is another program's word", arguments: ["type: episode", "type: post", "type: [a]"])
    func otherType(front: String) {
        #expect(file(front).content.details.isEmpty)
        #expect(file(front).problems.isEmpty)
    }

    @Test(
        "A slip in a value or a member is told with the word that was meant",
        arguments: [
            ("type: bonuss", "type: should be full, trailer or bonus, is \"bonuss\" (did you mean bonus?)"),
            ("soundbites: [{start: 1, duration: 2, titel: Best}]", "soundbites: has no titel (did you mean title?)"),
            ("location: {name: Paris, contry: FR}", "location: has no contry (did you mean country?)"),
            ("chapters: [{start: 1, title: A, titel: B}]", "chapters: has no titel (did you mean title?)"),
            ("audio: [{file: 7.mp3, byts: 5}]", "audio: has no byts (did you mean bytes?)"),
            ("guests: [{nmae: Ada}]", "guests: has no nmae (did you mean name?)"),
        ])
    func slips(front: String, message: String) {
        let problems = file(front).problems
        #expect(problems.first?.message == message, "\(problems)")
        #expect(problems.first?.line == 3 && problems.first?.severity == .warning)
    }

    @Test("Other programs' types of page are no slips, and a person without a name is told")
    func others() {
        for word in ["post", "podcast", "episode", "page"] { #expect(file("type: \(word)").problems.isEmpty) }
        #expect(
            file("sponsors: [{id: 7}]").problems.map(\.message) == [
                "sponsors: should be a name, or have a name and a url, is a map"
            ])
    }

    @Test("A long list is cut with a warning")
    func long() {
        let many = (0..<50).map { "{start: \($0), duration: 1}" }.joined(separator: ", ")
        let file = file("soundbites: [\(many)]")
        #expect(file.content.details.soundbites?.count == NotesLimits.details)
        #expect(file.problems.count == 1)
    }
}
