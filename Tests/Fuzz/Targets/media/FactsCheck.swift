// What holds for the facts of any file.

/// Compares facts with the file that they were read from.
enum FactsCheck {
    static func check(_ error: MediaError, _ input: [UInt8]) {
        let text = error.description
        let starts = ["is damaged: ", "is cut short: it ends inside ", "should be ", "is not supported: "]
        require(starts.contains { text.hasPrefix($0) } && text.utf8.count < 300, "the error says \(text)", input)
    }

    static func check(_ facts: AudioFacts, _ source: CountedSource, _ input: [UInt8]) {
        require(facts.bytes == source.size, "\(facts.bytes) bytes", input)
        require(facts.duration > 0 && facts.duration < 1e12, "\(facts.duration) seconds", input)
        require((0...100_000_000).contains(facts.bitrate), "\(facts.bitrate) bits a second", input)
        require((1...768_000).contains(facts.sampleRate), "\(facts.sampleRate) samples a second", input)
        require((1...65_535).contains(facts.channels), "\(facts.channels) channels", input)
        require((0..<facts.bytes).contains(facts.tagBytes), "\(facts.tagBytes) bytes of tags", input)
        let tags = facts.tags
        require(tags.year.map { (1...9999).contains($0) } ?? true, "the year \(tags.year ?? 0)", input)
        for text in [tags.title, tags.artist, tags.album, tags.comment].compactMap(\.self) {
            require(!text.isEmpty && isLine(text), "\(text.debugDescription) is no line of text", input)
        }
        require(tags.chapters.count < 20_000, "\(tags.chapters.count) chapters", input)
        for chapter in tags.chapters {
            require(chapter.start >= 0 && chapter.start < facts.duration, "a chapter at \(chapter.start)", input)
            if let end = chapter.end {
                require(end >= chapter.start && end <= facts.duration, "\(chapter.start) ends at \(end)", input)
            }
            require(isLine(chapter.title), "\(chapter.title.debugDescription) is no line of text", input)
            require(chapter.url?.hasPrefix("javascript") != true, "the address \(chapter.url ?? "")", input)
            if let picture = chapter.picture { check(picture, source, input) }
        }
        if let picture = tags.picture { check(picture, source, input) }
    }

    private static func check(_ picture: AudioPicture, _ source: CountedSource, _ input: [UInt8]) {
        let place = picture.place
        require(place.lowerBound >= 0 && place.upperBound <= source.size, "a picture at \(place)", input)
        guard let bytes = try? picture.bytes(in: MemorySource(input)) else { return }
        // What was seen in place is what comes out.
        require(
            picture.image == (try? ImageFacts.read(MemorySource(bytes))), "another image than at \(place)", input)
    }

    static func check(_ facts: ImageFacts, _ input: [UInt8]) {
        let sides = 1...Int(Int32.max)
        require(facts.bytes == Int64(input.count), "\(facts.bytes) bytes", input)
        require(sides.contains(facts.width) && sides.contains(facts.height), "\(facts.width) x \(facts.height)", input)
        require((1...16).contains(facts.bits), "\(facts.bits) bits", input)
        let findings = ArtworkCheck.findings(facts, name: "cover.\(facts.fileExtension)")
        let isGood =
            facts.width == facts.height && ArtworkCheck.sides.contains(facts.width) && facts.colour == .rgb
            && !facts.isAnimated && ["jpg", "png"].contains(facts.fileExtension)
        require(findings.isEmpty == isGood, "\(findings) for \(facts)", input)
    }

    private static func isLine(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { !(0..<32).contains($0.value) && !(127..<160).contains($0.value) }
            && text.utf8.first != 32 && text.utf8.last != 32
    }
}
