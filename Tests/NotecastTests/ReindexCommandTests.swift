import Foundation
import Store
import Testing

@Suite(.serialized) struct ReindexCommandTests {
    @Test("reindex makes the index again, and its check tells by the exit status whether it must be")
    func reindex() throws {
        let program = try Program()
        _ = try program.write(
            "notes/001.md", "# My Show 1: One\n\n**Ada #1:** [**Looms**](https://x.example/1)\n\n- words\n")
        #expect(try program.run("reindex", "--data", program.data).status != 0)
        #expect(try program.run("import", program.folder + "/notes", "--data", program.data).status == 0)
        let sound = try program.run("reindex", "--check", "--data", program.data)
        #expect(sound.status == 0 && sound.output.contains("sound"))
        let store = try Store(path: program.data + "/notecast.sqlite", migrations: Program.repository + "/Migrations")
        try store.write { try $0.setValue("0", for: "search_edition") }
        try store.close()
        let old = try program.run("reindex", "--check", "--data", program.data)
        #expect(old.status == 1 && old.output.contains("edition") && old.output.contains("notecast reindex"))
        let made = try program.run("reindex", "--data", program.data)
        #expect(made.status == 0 && made.output.contains("1 episode\n"))
        #expect(try program.run("reindex", "--check", "--data", program.data).status == 0)
    }
}
