import QRCode
import Testing

@Suite struct QRCodeTests {
    private static let address = "https://talk.example/feed.xml"

    @Test("A code has its three finder patterns and its timing rows")
    func patterns() throws {
        let code = try #require(QRCode(Self.address))
        #expect(code.size >= 21 && (code.size - 17) % 4 == 0)
        let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        for (left, top) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
            for (y, row) in finder.enumerated() {
                for (x, mark) in row.enumerated() { #expect(code.isDark(left + x, top + y) == (mark == "#")) }
            }
        }
        for place in 8..<code.size - 8 {
            #expect(code.isDark(place, 6) == (place % 2 == 0))
            #expect(code.isDark(6, place) == (place % 2 == 0))
        }
        #expect(!code.isDark(-1, 0) && !code.isDark(0, code.size))
    }

    @Test(
        "The text can be read back out of the modules",
        arguments: [address, "https://a.example/f", "HTTPS://GRÜSSE.EXAMPLE/?a=1&b=2#c"])
    func reading(_ text: String) throws {
        let code = try #require(QRCode(text))
        #expect(try PlainReader(code).text() == text)
    }

    @Test("The same text makes the same code; nothing, NUL and a novel make none")
    func bounds() {
        #expect(QRCode(Self.address) == QRCode(Self.address))
        #expect(QRCode(Self.address) != QRCode(Self.address + "x"))
        #expect(QRCode("") == nil)
        #expect(QRCode("a\0b") == nil)
        #expect(QRCode(String(repeating: "a", count: QRCode.textLimit)) != nil)
        #expect(QRCode(String(repeating: "a", count: QRCode.textLimit + 1)) == nil)
    }

    @Test("As SVG it is black on white with a quiet zone, has a name, and no markup of anybody's")
    func svg() throws {
        let code = try #require(QRCode(Self.address))
        let svg = code.svg(title: "Feed of <script>\"&\u{1}\u{FFFE}\u{301}")
        #expect(svg.contains("<title id=\"title\">Feed of &lt;script&gt;&quot;&amp;\u{301}</title>"))
        #expect(svg.contains("viewBox=\"0 0 \(code.size + 8) \(code.size + 8)\""))
        #expect(svg.contains("fill=\"#fff\"") && svg.contains("fill=\"#000\""))
        #expect(svg.contains("role=\"img\"") && svg.contains("shape-rendering=\"crispEdges\""))
        // The dark runs, read back, are the code's modules.
        let path = try #require(svg.split(separator: "fill=\"#000\" d=\"").last?.split(separator: "\"").first)
        var dark: Set<[Int]> = []
        for run in path.split(separator: "z") {
            let match = try #require(run.wholeMatch(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)/))
            let (x, y, length) = (try #require(Int(match.1)), try #require(Int(match.2)), try #require(Int(match.3)))
            for offset in 0..<length { dark.insert([x + offset - 4, y - 4]) }
        }
        for y in 0..<code.size { for x in 0..<code.size { #expect(dark.contains([x, y]) == code.isDark(x, y)) } }
    }
}

/// A reader of small codes (ISO/IEC 18004), written for this test from the standard: versions 1 to 3 at level M, which have
/// one block, without mending errors.
private struct PlainReader {
    struct Unreadable: Error { let why: String }

    let code: QRCode
    let version: Int

    init(_ code: QRCode) throws {
        self.code = code
        version = (code.size - 17) / 4
        guard (1...3).contains(version) else { throw Unreadable(why: "version \(version)") }
    }

    func text() throws -> String {
        // Format information: five bits under a mask, first copy beside the upper left finder.
        let places = [(0, 8), (1, 8), (2, 8), (3, 8), (4, 8)]
        let format = places.reduce(0) { $0 << 1 | (code.isDark($1.0, $1.1) ? 1 : 0) } ^ 0b10101
        guard format >> 3 == 0 else { throw Unreadable(why: "level") }
        let bits = dataBits(mask: format & 7)
        var place = 0
        func take(_ count: Int) -> Int {
            defer { place += count }
            return bits[place..<place + count].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
        guard take(4) == 0b0100 else { throw Unreadable(why: "mode") }
        let bytes = (0..<take(8)).map { _ in UInt8(take(8)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// In pairs of columns from the right, up and down by turns.
    private func dataBits(mask: Int) -> [Bool] {
        var bits: [Bool] = []
        var right = code.size - 1
        var isUpward = true
        while right > 0 {
            if right == 6 { right -= 1 }
            for step in 0..<code.size {
                let y = isUpward ? code.size - 1 - step : step
                for x in [right, right - 1] where !isFunction(x, y) {
                    bits.append(code.isDark(x, y) != isMasked(x, y, mask))
                }
            }
            isUpward.toggle()
            right -= 2
        }
        return bits
    }

    private func isFunction(_ x: Int, _ y: Int) -> Bool {
        let end = code.size - 8
        if x == 6 || y == 6 || (x < 9 && y < 9) || (x >= end && y < 9) || (x < 9 && y >= end) { return true }
        // The one alignment pattern of versions 2 and 3.
        let centre = code.size - 7
        return version > 1 && abs(x - centre) <= 2 && abs(y - centre) <= 2
    }

    private func isMasked(_ x: Int, _ y: Int, _ mask: Int) -> Bool {
        switch mask {
        case 0: (x + y) % 2 == 0
        case 1: y % 2 == 0
        case 2: x % 3 == 0
        case 3: (x + y) % 3 == 0
        case 4: (y / 2 + x / 3) % 2 == 0
        case 5: x * y % 2 + x * y % 3 == 0
        case 6: (x * y % 2 + x * y % 3) % 2 == 0
        default: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }
}
