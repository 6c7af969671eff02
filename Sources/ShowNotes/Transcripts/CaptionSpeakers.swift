// Other names in a WebVTT file.

/// WebVTT as it was given, with its speakers called otherwise.
public enum CaptionSpeakers {
    /// Replaces the names of `<v Name>` tags and changes nothing else: settings, styles and notes stay.
    /// - Parameter names: the names as the cues have them, each with the one in its place; others stay.
    public static func renamed(_ text: String, _ names: [String: String]) -> String {
        guard !names.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var done = 0
        var index = 0
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            guard let tag = CueTag.read(bytes, at: open, to: bytes.count), let voice = tag.voice,
                let name = names[voice],
                let blank = bytes[open..<tag.end].firstIndex(where: { $0 == 32 || $0 == 9 })
            else { continue }
            out += bytes[done...blank]
            out += escaped(name)
            done = tag.end - 1
            index = tag.end
        }
        return String(decoding: out + bytes[done...], as: UTF8.self)
    }

    /// What would end the tag, or the name, or begin a reference.
    private static func escaped(_ name: String) -> [UInt8] {
        name.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case UInt8(ascii: "&"): Array("&amp;".utf8)
            case UInt8(ascii: "<"): Array("&lt;".utf8)
            case UInt8(ascii: ">"): Array("&gt;".utf8)
            case 10, 13: [32]
            default: [byte]
            }
        }
    }
}
