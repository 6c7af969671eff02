// The front door of the parser module: bytes of a notes file → what they say.

public import Podcast

/// Reads notes files: YAML or JSON front matter, then Markdown in the manner of show notes.
///
/// The way of a file: front matter is split off; the source is repaired; Markdown becomes blocks; blocks become an outline
/// of headings and labels; every part of the outline gets a role; roles become the episode. Pure: no input, no output, no
/// state between files, so any number of threads may share one parser.
public struct NotesParser: Sendable {
    /// Whose names are mended, and who is no guest.
    public var cast: Cast
    public var limits: NotesLimits
    /// The show's name, so that "My Show 12" as a first heading is a number; nil: learned where the number agrees with the
    /// file's name.
    public var showTitle: String?

    /// How far down the first heading is looked for.
    private static let openingEntries = 12

    public init(cast: Cast = .empty, limits: NotesLimits = NotesLimits(), showTitle: String? = nil) {
        self.cast = cast
        self.limits = limits
        self.showTitle = showTitle
    }

    /// Reads one file. Never fails: what is wrong stands in the result's `problems`, with its line.
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - path: The name that problems are reported under, and whose leading digits are the last resort for the number.
    public func parse(_ bytes: [UInt8], path: String) -> NotesFile {
        var reading = Reading(path: path)
        let name = FileName(path)
        reading.file.nameSlug = name.slug
        if check(bytes, &reading) {
            let parts = FrontMatter.split(bytes, limits: limits)
            readFrontMatter(parts.matter, name, &reading)
            readNotes(bytes[parts.body...], from: parts.bodyLine, name, &reading)
        }
        reading.file.number = reading.file.number ?? name.number
        reading.file.problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
        return cast.applied(to: reading.file)
    }

    /// Whether the bytes are text within the limits.
    private func check(_ bytes: [UInt8], _ reading: inout Reading) -> Bool {
        guard bytes.count <= limits.fileBytes else {
            reading.error(nil, "notes should have at most \(limits.fileBytes) bytes, have \(bytes.count)")
            return false
        }
        let lines = SourceText.lines(in: bytes)
        guard lines <= limits.lines else {
            reading.error(nil, "notes should have at most \(limits.lines) lines, have \(lines)")
            return false
        }
        switch SourceText.fault(in: bytes) {
        case .notUTF8(let line): reading.error(line, "notes should be UTF-8, hold bytes of another encoding")
        case .utf16: reading.error(1, "notes should be UTF-8, look like UTF-16 by their byte-order mark")
        case .nul(let line): reading.error(line, "notes should be text, hold a NUL byte")
        case nil: return true
        }
        return false
    }

    private func readFrontMatter(_ matter: FrontMatter.Source?, _ name: FileName, _ reading: inout Reading) {
        guard let matter else { return }
        FrontMatterReader.read(matter, limits: limits, into: &reading)
        if let number = reading.file.number, let named = name.number, number != named {
            reading.error(
                matter.line, "number: should be \(named) as in the file's name, is \(number); mend one of the two")
        }
    }

    private func readNotes(_ text: ArraySlice<UInt8>, from line: Int, _ name: FileName, _ reading: inout Reading) {
        if let fault = MisplacedMatter.fault(in: text, from: line) { reading.error(fault.line, fault.message) }
        let repaired = Repair.repaired(text, firstLine: line, names: cast.spellings + reading.hosts)
        for warning in repaired.warnings { reading.warn(warning.line, warning.message) }
        let document: MarkdownDocument
        do {
            document = try MarkdownReader(limits: limits).read(repaired.source)
        } catch {
            switch error {
            case .tooDeep(let line):
                reading.error(line, "notes should be nested at most \(limits.nesting) deep, are deeper")
            case .tooMany: reading.error(nil, "notes should have at most \(limits.nodes) pieces, have more")
            case .failed: reading.error(nil, "notes could not be read: no memory")
            }
            return
        }
        for warning in LinkAdvice.warnings(for: document.remarks) { reading.warn(warning.line, warning.message) }
        var entries = Outline.entries(of: document.blocks, grammar: repaired.grammar)
        // A picture or a sentence may stand above the first heading.
        let first = entries.prefix(Self.openingEntries).firstIndex { entry in
            if case .heading(let level, _) = entry.kind, level <= 2 { true } else { false }
        }
        let labelled = entries.firstIndex { $0.kind.isLabel } ?? entries.count
        if let first, first < labelled, readHeading(entries[first], isFirst: first == 0, name, &reading) {
            entries.remove(at: first)
        }
        if reading.file.number == nil, let number = name.number { reading.file.number = number }
        let roles = RoleAssigner.assigned(entries, grammar: repaired.grammar)
        reading.take(roles.content, roles.timeLines)
        reading.file.published = reading.file.published ?? roles.published
        for warning in roles.warnings { reading.warn(warning.line, warning.message) }
        if reading.file.content.items.count > limits.items {
            reading.error(
                nil, "notes should have at most \(limits.items) parts, have \(reading.file.content.items.count)")
            reading.file.content.items = []
        }
    }

    /// Takes number and title from the first heading; false when it is none of the episode's.
    private func readHeading(
        _ entry: OutlineEntry, isFirst: Bool, _ name: FileName, _ reading: inout Reading
    ) -> Bool {
        guard case .heading(let level, let inlines) = entry.block.kind, level <= 2 else { return false }
        let expected = Set([reading.file.number, name.number].compactMap { $0 })
        let heading = EpisodeHeading.read(inlines.plain, expected: expected, showTitle: showTitle)
        guard level == 1 || (isFirst && heading.number != nil) else { return false }
        var written = heading.title
        if let number = heading.number {
            let known = reading.file.number ?? name.number
            let source = reading.file.number == nil ? "file's name" : "front matter"
            if let known, known != number, heading.isCertain {
                reading.error(entry.line, "heading's number should be \(known) as in the \(source), is \(number)")
            } else if let known, known != number {
                // "2001: A Space Odyssey" is a title.
                written = inlines.plain.collapsed
                reading.warn(
                    entry.line,
                    "heading's number \(number) is read as part of the title: it is \(known) in the \(source)")
            } else {
                reading.file.number = number
            }
        }
        guard let title = written else { return true }
        // Front matter has the title: other words here are a heading of their own.
        guard reading.file.title == nil else { return reading.file.title?.collapsed == title }
        let length = title.unicodeScalars.count
        if length > NotesLimits.titleCharacters {
            reading.error(
                entry.line, "title should have at most \(NotesLimits.titleCharacters) characters, has \(length)")
        } else {
            reading.file.title = title
        }
        return true
    }
}
