// Range read a second way, on Strings (RFC 9110 §14.1.2).

enum PlainRange {
    /// What a server of single ranges may make of the field. Lists are ignored (§14.2 allows it), and so is what is
    /// malformed.
    static func read(_ value: [UInt8], size: Int64) -> [ByteRange] {
        guard Grammar.lower(value.prefix(6)) == Array("bytes=".utf8) else { return [.whole] }
        let spec = Grammar.trimmed(value.dropFirst(6))
        guard let dash = spec.firstIndex(of: UInt8(ascii: "-")) else { return [.whole] }
        let (first, last) = (spec[..<dash], spec[(dash + 1)...])
        guard !(first.isEmpty && last.isEmpty), (first + last).allSatisfy(Grammar.digits.contains) else {
            return [.whole]
        }
        if first.isEmpty {
            guard let length = number(last) else { return size == 0 ? [.whole] : [.part(0..<size)] }
            if length == 0 { return [.unsatisfiable] }
            // A suffix of nothing is satisfiable, but no Content-Range can say so: the answer is the whole.
            return size == 0 ? [.whole] : [.part((length >= size ? 0 : size - length)..<size)]
        }
        let end = last.isEmpty ? .max : number(last) ?? .max
        guard let start = number(first) else {
            // Which of two numbers that no file reaches is the larger makes no difference worth knowing.
            return last.isEmpty ? [.unsatisfiable] : end < .max ? [.whole] : [.unsatisfiable, .whole]
        }
        if end < start { return [.whole] }
        return start >= size ? [.unsatisfiable] : [.part(start..<(end >= size ? size : end + 1))]
    }

    /// Nil for a number that is larger than any file.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? { Int64(Grammar.string(digits)) }
}
