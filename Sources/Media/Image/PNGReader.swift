// The facts of a PNG image.

/// Reads PNG (ISO/IEC 15948): a signature of eight bytes, then chunks, of which IHDR is the first and IEND the last.
enum PNGReader {
    /// Chunks that are walked over; encoders write pieces of 8 KB and more.
    private static let chunkLimit = 100_000

    static func read(_ window: inout ByteWindow<some ByteSource>) throws(MediaError) -> ImageFacts {
        guard try window.word(4) == 0x0D0A_1A0A else { throw .damaged("the PNG signature was changed on its way") }
        guard let length = try window.word(8), let width = try window.word(16), let height = try window.word(20),
            let depth = try window.byte(24), let colour = try window.byte(25)
        else { throw .truncated("the PNG header") }
        guard length == 13, try window.matches(12, "IHDR") else { throw .damaged("the first PNG chunk is not IHDR") }
        try ImageFacts.check(width: width, height: height)
        guard depths(colour).contains(depth) else {
            throw .damaged("its colour type \(colour) cannot have \(depth) bits")
        }
        var facts = ImageFacts(
            type: "image/png", fileExtension: "png", bytes: window.size, width: Int(width), height: Int(height),
            colour: colour & 2 == 0 ? .grey : .rgb, bits: colour == 3 ? 8 : Int(depth), hasAlpha: colour & 4 != 0)
        try walk(&window, &facts)
        // A deflate stream turns one byte into 1032 at most; a pixel has at least `depth` bits.
        let bits = Int64(depth) * Int64(channels(colour))
        try facts.checkCapacity(perByte: 1032 * 8 / bits)
        return facts
    }

    /// Goes over all chunks to IEND, so that an image that was cut is found.
    private static func walk(
        _ window: inout ByteWindow<some ByteSource>, _ facts: inout ImageFacts
    ) throws(MediaError) {
        var place: Int64 = 33
        var hasData = false
        for _ in 0..<chunkLimit {
            guard let length = try window.word(place), let head = try window.slice(place + 4, 4) else {
                throw .truncated("the PNG chunk at byte \(place)")
            }
            let name = String(decoding: head, as: UTF8.self)
            guard head.allSatisfy({ (65...90).contains($0 & 0xDF) }), length <= UInt32(Int32.max) else {
                throw .damaged("there should be a PNG chunk at byte \(place)")
            }
            // Length, name and checksum are 12 bytes; what comes behind IEND is nobody's.
            guard place + 12 + Int64(length) <= window.size else {
                throw .truncated("the PNG chunk \(name) at byte \(place)")
            }
            switch name {
            case "IDAT": hasData = true
            case "tRNS": facts.hasAlpha = true
            // An animation is announced in front of the first image.
            case "acTL" where !hasData: facts.isAnimated = try window.word(place + 8).map { $0 > 1 } ?? false
            case "IEND":
                guard hasData else { throw .damaged("it has no PNG chunk IDAT, which holds the image") }
                return
            default: break
            }
            place += 12 + Int64(length)
        }
        throw .damaged("more than \(chunkLimit) PNG chunks")
    }

    /// The bits a channel or an index may have (§11.2.2, table 11.1); none for a colour type that there is not.
    private static func depths(_ colour: UInt8) -> [UInt8] {
        switch colour {
        case 0: [1, 2, 4, 8, 16]
        case 3: [1, 2, 4, 8]
        case 2, 4, 6: [8, 16]
        default: []
        }
    }

    private static func channels(_ colour: UInt8) -> Int {
        switch colour {
        case 2: 3
        case 4: 2
        case 6: 4
        default: 1
        }
    }
}
