import Foundation
import Importer
import Testing

@Suite struct CollectTests {
    @Test("A folder gives what an import takes, in order, without papers, hidden files and loops")
    func folder() throws {
        let folder = NSTemporaryDirectory() + "notecast-collect-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/b", withIntermediateDirectories: true)
        for name in ["002.md", "001.md", "README.md", "b/001.vtt", ".hidden.md", "image.png", "LICENSE.txt"] {
            try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        try FileManager.default.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: folder)
        let files = try ImportFile.collect([folder, folder + "/001.md"])
        #expect(files.map { String($0.name.dropFirst(folder.count + 1)) } == ["001.md", "002.md", "b/001.vtt"])
    }

    @Test("A path that is not there is an error that names it")
    func missing() {
        #expect(throws: ImportError.unreadable("/nowhere/at/all: there is no such file or folder")) {
            try ImportFile.collect(["/nowhere/at/all"])
        }
    }

    @Test("A pipe in the place of a file is an error and is not waited for")
    func pipe() throws {
        let path = NSTemporaryDirectory() + "notecast-pipe-\(UUID().uuidString).md"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try #require(mkfifo(path, 0o600) == 0)
        let fixture = try ImportFixture()
        #expect(throws: ImportError.self) { try fixture.run([ImportFile(name: "001.md", source: .path(path))]) }
    }
}
