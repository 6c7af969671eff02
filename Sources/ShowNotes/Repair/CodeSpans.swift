// Finds the code spans of a line of source.

/// Where code spans end on a line (CommonMark §6.1): at the next run of as many backticks.
struct CodeSpans {
    private let bytes: [UInt8]
    /// For each length of a run, where the last one begins: looking for one that never comes costs nothing.
    private var last: [Int: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let start = index
            while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
            last[index - start] = start
        }
    }

    /// The offset behind the code span that begins at one; behind the backticks when none does.
    func end(of start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
        let length = index - start
        guard let final = last[length], final > start else { return index }
        let behind = index
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let run = index
            while index < bytes.count, bytes[index] == UInt8(ascii: "`") { index += 1 }
            if index - run == length { return index }
        }
        return behind
    }
}
