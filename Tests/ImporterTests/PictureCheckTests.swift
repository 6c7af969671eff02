// Pictures that notes name, looked at while they are imported.

import Importer
import Podcast
import Testing

@Suite struct PictureCheckTests {
    private static func notes(_ number: Int, image: String) -> ImportFile {
        ImportFixture.notes("00\(number).md", "---\nimage: \(image)\n---\n\n# Small Talk \(number): A title\n\nText\n")
    }

    @Test("A picture that pages will not show is told with its line; of many elsewhere, the first and how many more")
    func elsewhere() throws {
        let fixture = try ImportFixture()
        let importer = Importer(
            store: fixture.store, show: Show(title: "Small Talk", url: "https://talk.example"),
            mediaFolder: fixture.folder + "/media", pictures: PublicFiles(folders: [fixture.folder + "/public"]))
        let report = try importer.run([
            Self.notes(1, image: "https://img.talk.example/1.png"), Self.notes(2, image: "https://cdn.example/2.png"),
            Self.notes(3, image: "/art/3.png"), Self.notes(4, image: "https://cdn.example/4.png"),
        ])
        let told = report.problems.filter { $0.message.hasPrefix("image: ") }
        #expect(told.allSatisfy { $0.severity == .warning && $0.line == 2 })
        #expect(told.map(\.path) == ["002.md", "003.md"])
        #expect(told.last?.message.contains("/art/3.png is not there: put the file into the folder public") == true)
        #expect(told.first?.message.hasPrefix("image: https://cdn.example/2.png lies on another site") == true)
        #expect(told.first?.message.hasSuffix("(and 1 more)") == true)
    }

    @Test(
        "Where the show has no public address yet, the picture may lie on the host that it is going to have",
        arguments: [("http://127.0.0.1:8080", true), ("https://talk.fm", false)])
    func future(url: String, isTold: Bool) throws {
        let fixture = try ImportFixture()
        let importer = Importer(
            store: fixture.store, show: Show(title: "Small Talk", url: url), mediaFolder: fixture.folder + "/media",
            pictures: PublicFiles(folders: [fixture.folder + "/public"]))
        let report = try importer.run([Self.notes(1, image: "https://www.small-talk.fm/1.png")])
        let told = report.problems.first { $0.message.hasPrefix("image: ") }
        let remedy = "name it by its path, or, where that is the show's own host, set `url:` in site.yml"
        #expect(told?.message.hasSuffix(isTold ? remedy : "name it by its path") == true, "\(report.problems)")
    }
}
