// The scans by words against the same by bytes.

import Testing

@testable import HTTPServer

@Suite("Scans by words")
struct ByteScanTests {
    @Test("a line feed is found at every place, behind every byte")
    func lineFeed() {
        for byte in UInt8.min...UInt8.max where byte != 10 {
            for place in 0..<20 {
                var bytes = [UInt8](repeating: byte, count: 20)
                let nothing = ByteScan.lineFeed(bytes.span, from: 0)
                bytes[place] = 10
                let found = (0..<20).map { ByteScan.lineFeed(bytes.span, from: $0) }
                #expect(nothing == nil)
                #expect(found == (0..<20).map { $0 <= place ? place : nil })
            }
        }
    }

    @Test("a byte that no value may hold is found at every place, between all its neighbours")
    func values() {
        for byte in UInt8.min...UInt8.max {
            for neighbour: UInt8 in [0x09, 0x20, 0x21, 0x7E, 0x80, 0xFF] {
                var verdicts: [Bool] = []
                for place in 0..<20 {
                    var bytes = [UInt8](repeating: neighbour, count: 20)
                    bytes[place] = byte
                    verdicts.append(ByteScan.isFieldValue(bytes.span, 0, 20))
                    let isRestSound = ByteScan.isFieldValue(bytes.span, place + 1, 20)
                    #expect(isRestSound)
                }
                let isSound = byte >= 0x20 && byte != 0x7F || byte == 9
                #expect(verdicts == Array(repeating: isSound, count: 20))
            }
        }
    }
}
