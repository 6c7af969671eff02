// Names for the kinds of files that are given by mistake, so that an error can say what a file is.

/// A kind of file, told by its first bytes; the raw value completes the sentence "should be MP3 audio, is …".
enum FileKind: String {
    case mp3 = "MP3 audio"
    case mp4 = "an MP4 file"
    case wav = "a WAV file"
    case aiff = "an AIFF file"
    case flac = "a FLAC file"
    case ogg = "an Ogg file"
    case aac = "a raw AAC stream"
    case matroska = "a WebM or Matroska file"
    case png = "a PNG image"
    case jpeg = "a JPEG image"
    case gif = "a GIF image"
    case webp = "a WebP image"
    case pdf = "a PDF document"
    case zip = "a ZIP archive"
    case gzip = "a gzip file"
    case markup = "an HTML or XML document"
    case empty = "empty"

    /// The kind by its first bytes; nil when they are nothing known.
    static func name(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> FileKind? {
        guard window.size > 0 else { return .empty }
        if try window.matches(0, "RIFF") { return try window.matches(8, "WEBP") ? .webp : .wav }
        if try window.matches(0, "FORM") { return .aiff }
        if try window.matches(4, "ftyp") { return .mp4 }
        for (signature, kind) in signatures where try window.matches(0, signature) { return kind }
        guard let head = try window.word(0) else { return nil }
        switch head {
        case 0x8950_4E47: return .png
        case 0x1A45_DFA3: return .matroska
        default: break
        }
        if head >> 8 == 0xFF_D8FF { return .jpeg }
        if head >> 16 == 0x1F8B { return .gzip }
        // ADTS: twelve bits of sync, then layer 0, which MPEG audio never has.
        if head >> 20 == 0xFFF, head >> 17 & 3 == 0 { return .aac }
        return nil
    }

    private static let signatures: [(StaticString, FileKind)] = [
        ("ID3", .mp3), ("fLaC", .flac), ("OggS", .ogg), ("GIF8", .gif), ("%PDF", .pdf), ("PK", .zip),
        ("<!DOCTYPE", .markup), ("<!doctype", .markup), ("<html", .markup), ("<HTML", .markup), ("<?xml", .markup),
    ]
}
