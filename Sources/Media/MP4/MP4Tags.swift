// iTunes' tags in an MP4.

/// What the list of items in moov/udta/meta says: each item holds data boxes of a type, a locale and the value.
enum MP4Tags {
    /// Bytes of a text that are read.
    private static let textLimit: Int64 = 16 * 1024
    /// Items that are looked at.
    private static let itemLimit = 1024
    private static let cover = MP4Box.code("covr")
    private static let note = MP4Box.code("----")

    /// The tags, without chapters, and the exact length by iTunes' own note of the encoder's silence, in samples of the
    /// track; nil when there is none.
    static func read(
        _ window: inout ByteWindow<some ByteSource>, _ movie: MP4Box
    ) throws(MediaError) -> (tags: AudioTags, gapless: MP4Gapless?) {
        var tags = AudioTags()
        var gapless: MP4Gapless?
        guard var meta = try movie.first(&window, "udta", "meta") else { return (tags, nil) }
        // ISO's meta box has four bytes of version, QuickTime's none.
        if try !window.matches(meta.content + 4, "hdlr", "ilst", "keys") { meta.content += 4 }
        guard meta.content <= meta.end, let list = try meta.first(&window, "ilst") else { return (tags, nil) }
        var items = MP4Boxes(from: list.content, to: list.end)
        var count = 0
        while count < itemLimit, let item = try items.next(&window) {
            count += 1
            switch item.type {
            case 0xA96E_616D where tags.title == nil: tags.title = try text(&window, item)
            case 0xA941_5254 where tags.artist == nil: tags.artist = try text(&window, item)
            case 0xA961_6C62 where tags.album == nil: tags.album = try text(&window, item)
            case 0xA964_6179 where tags.year == nil: tags.year = AudioTags.year(try text(&window, item))
            case 0xA963_6D74 where tags.comment == nil: tags.comment = try text(&window, item)
            case Self.cover where tags.picture == nil: tags.picture = try picture(&window, item)
            case Self.note where gapless == nil: gapless = try note(&window, item)
            default: break
            }
        }
        return (tags, gapless)
    }

    /// UTF-8 (1) or UTF-16 (2), by the data's type.
    private static func text(
        _ window: inout ByteWindow<some ByteSource>, _ item: MP4Box
    ) throws(MediaError) -> String? {
        guard let data = try item.first(&window, "data"), data.end - data.content > 8,
            let type = try window.word(data.content),
            let bytes = try window.slice(data.content + 8, Int(min(data.end - data.content - 8, textLimit)))
        else { return nil }
        return ID3Text.decode([type & 0xFF == 2 ? 2 : 3] + bytes)
    }

    private static func picture(
        _ window: inout ByteWindow<some ByteSource>, _ item: MP4Box
    ) throws(MediaError) -> AudioPicture? {
        guard let data = try item.first(&window, "data"), data.end - data.content > 8 else { return nil }
        let place = data.content + 8..<data.end
        let image = try AudioPicture.image(SourceSlice(window.source, place))
        return AudioPicture(role: 3, image: image, place: place)
    }

    /// A free item: who made it, its name, its data. The one of interest is iTunSMPB.
    private static func note(
        _ window: inout ByteWindow<some ByteSource>, _ item: MP4Box
    ) throws(MediaError) -> MP4Gapless? {
        guard let name = try item.first(&window, "name"), name.end - name.content == 12,
            try window.matches(name.content + 4, "iTunSMPB"), let text = try text(&window, item)
        else { return nil }
        return MP4Gapless(text)
    }
}

/// What iTunes notes of an encoder's silence: numbers in hexadecimal, of which the second, third and fourth are the samples
/// in front, those behind, and those that are heard.
struct MP4Gapless: Equatable {
    var delay: UInt64
    var padding: UInt64
    /// Samples of the track that are heard.
    var samples: UInt64

    init?(_ text: String) {
        let fields = text.split(separator: " ").prefix(4).map { $0.utf8.count <= 16 ? UInt64($0, radix: 16) : nil }
        guard fields.count == 4, let delay = fields[1], let padding = fields[2], let samples = fields[3] else {
            return nil
        }
        self.delay = delay
        self.padding = padding
        self.samples = samples
    }

    /// Whether all three make up the samples that the track has, so that the note was made for it.
    func fits(_ units: UInt64) -> Bool {
        let (silence, first) = delay.addingReportingOverflow(padding)
        let (total, second) = silence.addingReportingOverflow(samples)
        return !first && !second && total == units && samples > 0
    }
}
