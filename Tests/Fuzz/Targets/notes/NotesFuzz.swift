// Fuzzes notes: front matter, Markdown, labels and all that becomes of them.

internal import Podcast

/// libFuzzer's entry: one input; a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNotes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let marked = Signposts.placed(in: bytes)
    let file = NotesParser().parse(marked.bytes, path: "7-roses.md")
    require(file == NotesParser().parse(marked.bytes, path: "7-roses.md"), "a second reading differs", bytes)

    let lines = marked.bytes.count { $0 == 10 || $0 == 13 } + 1
    require(file.problems.count <= 1000, "\(file.problems.count) problems", bytes)
    for problem in file.problems {
        require((1...lines).contains(problem.line ?? 1), "\(problem) is on no line of \(lines)", bytes)
    }
    var seen: [String] = []
    for item in file.content.items {
        let (line, title, body) = facts(item)
        require((0...lines).contains(line), "a part on line \(line) of \(lines)", bytes)
        require(title.unicodeScalars.allSatisfy { $0.value > 31 }, "\(title.debugDescription) is no line", bytes)
        if let fault = MarkupCheck.fault(in: body.html) { require(false, "\(fault) in \(body.html)", bytes) }
        seen += [title, body.html]
    }
    for chapter in file.content.chapters {
        require(chapter.start.isFinite && chapter.start >= 0, "a chapter at \(chapter.start)", bytes)
    }
    // Where the file is refused nothing of it is taken.
    if !file.problems.contains(where: { $0.severity == .error }) {
        let page = seen.joined(separator: "\n")
        for word in marked.words { require(page.contains(word), "the word \(word) is lost", bytes) }
    }
    let cast = Cast(people: [ShowPerson(name: "Ann Lee", aliases: ["AL"])], counts: Cast.counts(in: [file]))
    let mended = NotesParser(cast: cast, showTitle: "Garden Hour").parse(bytes, path: "f.md")
    _ = LabelJSON.encode(mended)
    return 0
}

private func facts(_ item: NotesItem) -> (line: Int, title: String, body: RichText) {
    switch item {
    case .topic(let topic): (topic.line, topic.title, topic.body)
    case .extra(let extra): (extra.line, extra.title, extra.body)
    case .joke(let joke): (joke.line, joke.title, joke.body)
    case .prose(let prose): (prose.line, prose.heading ?? "", prose.body)
    }
}
