// Files that are no podcast audio at all.

import Foundation
import Media
import Testing

@Suite struct FileKindTests {
    @Test(
        arguments: [
            (Array("RIFF\u{10}\0\0\0WAVEfmt ".utf8), "a WAV file"), (Array("fLaC\0\0".utf8), "a FLAC file"),
            (Array("<!DOCTYPE html><p>404".utf8), "an HTML or XML document"), ([], "empty"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image"),
            ([0x1A, 0x45, 0xDF, 0xA3], "a WebM or Matroska file"),
            (Array("just words, no sound".utf8), "not"), ([0xFF, 0xFB], "not"),
        ] as [([UInt8], String)])
    func `the error says what the file is`(bytes: [UInt8], found: String) {
        #expect(throws: MediaError.wrongContent(expected: "MP3, M4A, AAC or Ogg (Opus, Vorbis) audio", found: found)) {
            try AudioFacts.read(MemorySource(bytes))
        }
    }

    @Test func `noise is never taken for audio`() {
        var state: UInt64 = 42
        let noise = (0..<300_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
        #expect(throws: MediaError.self) { try AudioFacts.read(MemorySource(noise)) }
        #expect(throws: MediaError.self) {
            try AudioFacts.read(MemorySource([UInt8](repeating: 0xFF, count: 300_000)))
        }
    }

    @Test func `a file on disk is read like one in memory, and what is no file is refused`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "media-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bytes = MP3Bytes.repeated(MP3Bytes.usual, 400)
        let path = folder.appending(path: "a.mp3").path
        try Data(bytes).write(to: URL(filePath: path))
        #expect(try AudioFacts.read(FileSource(path: path)) == AudioFacts.read(MemorySource(bytes)))
        #expect(throws: MediaError.unreadable("not a regular file")) { try FileSource(path: folder.path) }
        #expect(throws: MediaError.unreadable("No such file or directory")) { try FileSource(path: path + "x") }
    }
}
