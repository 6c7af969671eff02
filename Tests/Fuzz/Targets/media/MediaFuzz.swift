// Fuzzes audio and image files: the input is the file.

/// libFuzzer's entry: one input; -1 keeps it out of the corpus, and a broken property ends the program.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMedia(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // The fuzzer's buffer lives for this call only; the array is a copy.
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    let source = CountedSource(input)
    do throws(MediaError) {
        let facts = try AudioFacts.read(source)
        FactsCheck.check(facts, source, input)
        if facts.type == "audio/mpeg" { CopyCheck.check(facts, input) }
    } catch {
        FactsCheck.check(error, input)
    }
    do throws(MediaError) {
        FactsCheck.check(try ImageFacts.read(source), input)
    } catch {
        FactsCheck.check(error, input)
    }
    require(
        source.bytesRead <= 16 * Int64(count) + (1 << 20), "\(source.bytesRead) bytes read of \(count)", input)
    checkUnsynchronised(input)
    return 0
}

/// Zeros that were put in come out again, wherever reading begins.
private func checkUnsynchronised(_ input: [UInt8]) {
    var dice = Dice(input)
    // Now and then so long that it takes several blocks.
    let isLong = dice.below(500) == 0
    let plain = isLong ? Array(repeatElement(input, count: 200_000 / max(input.count, 1)).joined()) : input
    let raw = plain.flatMap { $0 == 0xFF ? [0xFF, 0] : [$0] }
    let source = MemorySource(raw)
    guard let decoded = try? Unsynchronised(source) else { return }
    require(decoded.size == Int64(plain.count), "\(decoded.size) bytes and not \(plain.count)", input)
    require(Unsynchronised.decoded(raw) == plain, "other bytes at once", input)
    guard !plain.isEmpty else { return }
    for _ in 0..<4 {
        let start = dice.below(plain.count)
        let length = dice.below(plain.count - start) + 1
        let part = try? decoded.read(at: Int64(start), count: length)
        require(part == Array(plain[start..<start + length]), "other bytes from \(start)", input)
        let place = (try? decoded.baseOffset(Int64(start))) ?? -1
        require(raw[Int(place)] == plain[start], "byte \(start) is not at \(place)", input)
    }
}

/// The input as a source that counts what is read of it.
final class CountedSource: ByteSource {
    private let source: MemorySource
    private(set) var bytesRead: Int64 = 0

    init(_ bytes: [UInt8]) { source = MemorySource(bytes) }

    var size: Int64 { source.size }

    func read(at offset: Int64, count: Int) -> [UInt8] {
        let bytes = source.read(at: offset, count: count)
        bytesRead += Int64(bytes.count)
        return bytes
    }
}
