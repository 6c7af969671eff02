// Every broken file is a clear error or has sound facts, after a bounded number of reads.

import Media
import Testing

@Suite struct BrokenFileTests {
    @Test func `there are more than two hundred of them, of every kind`() {
        let files = BrokenFiles.all
        #expect(files.count > 300)
        for ending in [".mp3", ".m4a", ".jpg", ".png"] {
            #expect(files.count { $0.name.hasSuffix(ending) } >= 36, "\(ending)")
        }
    }

    @Test(arguments: BrokenFiles.good)
    func `the files that they are made of are good`(file: BrokenFile) throws {
        switch file.kind {
        case .image: #expect(try ImageFacts.read(MemorySource(file.bytes)).width == 40)
        case .audio: #expect(try AudioFacts.read(MemorySource(file.bytes)).duration > 0)
        }
    }

    @Test(arguments: BrokenFiles.all)
    func `a broken file is a clear error or has sound facts`(file: BrokenFile) throws {
        let source = CountingSource(file.bytes)
        do {
            switch file.kind {
            case .audio: try check(AudioFacts.read(source), in: source)
            case .image: try check(ImageFacts.read(source), in: source)
            }
        } catch let error as MediaError {
            let text = error.description
            let starts = ["is damaged: ", "is cut short: it ends inside ", "should be ", "is not supported: "]
            #expect(starts.contains { text.hasPrefix($0) }, "\(text)")
            #expect(text.utf8.count < 200, "\(text)")
        }
        // Linear, with a window's worth for each place that is gone to.
        #expect(source.bytesRead <= 8 * source.size + (1 << 20), "\(source.bytesRead) of \(source.size) bytes")
        #expect(source.reads <= 1000 + Int(source.size) / 1000, "\(source.reads) reads")
    }

    private func check(_ facts: AudioFacts, in source: CountingSource) throws {
        #expect(facts.bytes == source.size)
        #expect(facts.duration > 0 && facts.duration < 1e9)
        #expect((1...100_000_000).contains(facts.bitrate))
        #expect((1...768_000).contains(facts.sampleRate) && (1...65_535).contains(facts.channels))
        #expect((0..<facts.bytes).contains(facts.tagBytes))
        #expect(facts.tags.year.map { (1...9999).contains($0) } ?? true)
        for chapter in facts.chapters {
            #expect(chapter.start >= 0 && chapter.start < facts.duration)
            if let end = chapter.end { #expect(end > chapter.start && end <= facts.duration) }
            if let picture = chapter.picture { try check(picture, in: source) }
        }
        if let picture = facts.tags.picture { try check(picture, in: source) }
    }

    private func check(_ picture: AudioPicture, in source: CountingSource) throws {
        #expect(picture.place.lowerBound >= 0 && picture.place.upperBound <= source.size)
        let bytes = try picture.bytes(in: source)
        if let image = picture.image { #expect(image.bytes == Int64(bytes.count)) }
    }

    private func check(_ facts: ImageFacts, in source: CountingSource) {
        #expect(facts.bytes == source.size)
        #expect((1...Int(Int32.max)).contains(facts.width) && (1...Int(Int32.max)).contains(facts.height))
        #expect((1...16).contains(facts.bits))
        // What passes has bytes for its pixels, if they are compressed as well as can be.
        if facts.fileExtension == "png" || facts.fileExtension == "jpg" { #expect(facts.pixels <= facts.bytes * 8256) }
    }
}
