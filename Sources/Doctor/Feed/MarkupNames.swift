// Which tags of HTML a text uses.

/// Finds tags in a text, linear in its length and without taking it for well-formed.
enum MarkupNames {
    /// Different names that are collected; nobody reads more.
    private static let limit = 40

    /// Names of start and end tags in lower case: what stands behind `<` or `</` as far as the next `>`.
    static func names(in text: String) -> Set<String> {
        var names: Set<String> = []
        var open: [UInt8]?
        var isName = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"):
                open = []
                isName = true
            case UInt8(ascii: ">"):
                if let name = open, !name.isEmpty, names.count < limit {
                    names.insert(String(decoding: name, as: UTF8.self))
                }
                open = nil
            case UInt8(ascii: "/") where open?.isEmpty == true: break
            default:
                guard isName, open != nil else { continue }
                let lower = byte | 0x20
                let isLetter = (97...122).contains(lower)
                let isDigit = (48...57).contains(byte) && open?.isEmpty == false
                if isLetter || isDigit, open?.count ?? 0 < 20 {
                    open?.append(isLetter ? lower : byte)
                } else {
                    isName = false
                    // `a < b` is no tag.
                    if open?.isEmpty == true { open = nil }
                }
            }
        }
        return names
    }
}
