// Markdown source after its repair, with the lines of the file it came from.

/// One line of notes on its way through the repair.
struct SourceLine: Equatable {
    /// Without its line end.
    var bytes: [UInt8]
    /// Its line in the file, from 1. A line that the repair puts in carries the number of the one it stands before.
    var number: Int
    /// Whether it is code, or the fence of code: then nothing in it is mended.
    var isCode = false

    var isBlank: Bool { bytes.allSatisfy { $0 == 32 || $0 == 9 } }
}

/// The text that Markdown is read from.
struct RepairedSource {
    private(set) var bytes: [UInt8] = []
    /// Where each line begins in `bytes`.
    private var starts: [Int] = []
    private var numbers: [Int] = []

    init(_ lines: [SourceLine]) {
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.bytes.count + 1 })
        for line in lines {
            starts.append(bytes.count)
            numbers.append(line.number)
            bytes += line.bytes
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// The file's line, from 1, that the byte at an offset came from.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? numbers[low - 1] : 1
    }
}
