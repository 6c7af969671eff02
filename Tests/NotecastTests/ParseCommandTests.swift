import Foundation
import Testing

@Suite struct ParseCommandTests {
    private func outputs(_ folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            found[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        return found
    }

    @Test("Folders are searched for notes, and the outcome is the same whatever the order and whenever")
    func folders() throws {
        let program = try Program()
        for number in 10...49 {
            // One slip among many right names: only the whole batch tells.
            let host = number == 30 ? "Brain" : "Brian"
            _ = try program.write(
                "notes/20\(number % 3)/\(number).md", "# My Show \(number)\n\n**\(host) #1:** **Looms**\n\n- Threads\n")
        }
        _ = try program.write("notes/README.md", "# Not an episode\n")
        _ = try program.write("notes/011.vtt", "WEBVTT\n")
        let notes = program.folder + "/notes"
        #expect(try program.run("parse", notes, "--output", program.folder + "/a").status == 0)
        let first = try outputs(program.folder + "/a")
        #expect(first.count == 40 && first["11.md.json"] != nil)
        #expect(first["30.md.json"].map { String(decoding: $0, as: UTF8.self).contains("\"Brian\"") } == true)
        let other = program.folder + "/b"
        let reversed = try program.run("parse", notes + "/202", notes + "/201/", notes + "/200", "--output", other)
        #expect(reversed.status == 0, "\(reversed.errors)")
        #expect(try outputs(other) == first)
    }

    @Test(
        "Problems stand in the order of paths and lines, and files with errors do not keep the others from being written"
    )
    func problems() throws {
        let program = try Program()
        let bad = try program.write("b.md", "---\nnumber: 2\ndate: soon\nrecorded: later\n---\n\nText\n")
        let worse = try program.write("a.md", "# My Show 1\n\u{0}\n")
        let good = try program.write("c.md", "# My Show 3\n\nText\n")
        let outcome = try program.run("parse", good, bad, worse, "--output", program.folder + "/out")
        #expect(outcome.status == 1)
        let places = outcome.errors.split(separator: "\n").map {
            $0.split(separator: "/").last?.split(separator: " ").first.map(String.init)
        }
        #expect(places == ["a.md:2:", "b.md:3:", "b.md:4:"], "\(outcome.errors)")
        #expect(try outputs(program.folder + "/out").count == 3)
        #expect(!outcome.errors.contains("\u{1B}"), "a bar is drawn on terminals alone")
    }

    @Test("Two notes of one name, and a path that is not there, are told before anything is written")
    func refused() throws {
        let program = try Program()
        _ = try program.write("notes/a/001.md", "# My Show 1\n")
        _ = try program.write("notes/b/001.md", "# My Show 1\n")
        let out = program.folder + "/out"
        let clash = try program.run("parse", program.folder + "/notes", "--output", out)
        #expect(clash.status != 0 && clash.errors.contains("would both be written to 001.md.json"), "\(clash.errors)")
        let missing = try program.run("parse", program.folder + "/nothing.md", "--output", out)
        #expect(
            missing.status != 0 && missing.errors.contains("nothing.md: there is no such file"), "\(missing.errors)")
        #expect(!FileManager.default.fileExists(atPath: out))
    }
}
