// Links bare addresses.

/// Bare addresses in text: `http://`, `https://`, and `www.` at the beginning of a word.
enum BareAddress {
    /// Text as pieces, each address a link.
    static func linked(_ text: String) -> [Inline] {
        // Nearly all text holds neither: a look for one byte is quicker than for four.
        let marks = [UInt8(ascii: ":"), UInt8(ascii: "w")]
        guard text.utf8.contains(where: marks.contains) else { return [.text(text)] }
        let bytes = Array(text.utf8)
        var out: [Inline] = []
        var done = 0
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "h") || bytes[index] == UInt8(ascii: "w"),
                let end = end(of: bytes, from: index)
            else {
                index += 1
                continue
            }
            if done < index { out.append(.text(String(decoding: bytes[done..<index], as: UTF8.self))) }
            let url = String(decoding: bytes[index..<end], as: UTF8.self)
            out.append(.link(url: url.hasPrefix("w") ? "http://" + url : url, [.text(url)]))
            index = end
            done = end
        }
        if done < bytes.count { out.append(.text(String(decoding: bytes[done...], as: UTF8.self))) }
        return out
    }

    /// Where the address at an offset ends; nil when none begins there.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        guard let scheme = ["https://", "http://", "www."].first(where: { bytes[start...].starts(with: $0.utf8) })
        else {
            return nil
        }
        if scheme == "www.", start > 0, isPart(bytes[start - 1]) { return nil }
        var end = start + scheme.utf8.count
        while end < bytes.count, isPart(bytes[end]) { end += 1 }
        // Round brackets in pairs belong to an address ("…/Set_(mathematics)").
        if end < bytes.count, bytes[end] == UInt8(ascii: "("),
            let close = bytes[end...].prefix(80).firstIndex(of: UInt8(ascii: ")")),
            bytes[(end + 1)..<close].allSatisfy(isPart)
        {
            end = close + 1
            while end < bytes.count, isPart(bytes[end]) { end += 1 }
        }
        // Marks at the end belong to the sentence.
        while end > start, ".,;:!?'*_\"".utf8.contains(bytes[end - 1]) { end -= 1 }
        return end > start + scheme.utf8.count ? end : nil
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        byte > 32 && byte < 127 && !"<>\"()[]{}`|\\^".utf8.contains(byte)
    }
}
