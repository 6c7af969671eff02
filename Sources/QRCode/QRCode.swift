// A QR code, by libqrencode.

internal import CQrencode

/// A square of dark and light modules (ISO/IEC 18004), without its quiet zone.
public struct QRCode: Sendable, Equatable {
    /// Longer texts make codes that no camera reads from a screen, in bytes.
    public static let textLimit = 600

    /// Modules on a side.
    public let size: Int
    /// Row by row.
    private let modules: [Bool]

    /// Encodes a text as bytes, with error correction of level M; nil when it is empty or too long.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.textLimit, !bytes.contains(0),
            // The library copies the bytes; the code is ours to free.
            let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M)
        else { return nil }
        defer { QRcode_free(code) }
        let size = Int(code.pointee.width)
        self.size = size
        // The lowest bit of each module's byte is its colour.
        modules = (0..<size * size).map { code.pointee.data[$0] & 1 == 1 }
    }

    /// Whether a module is dark; outside of the code all are light.
    public func isDark(_ x: Int, _ y: Int) -> Bool {
        (0..<size).contains(x) && (0..<size).contains(y) && modules[y * size + x]
    }

    /// The code as SVG with its quiet zone of four modules: dark on white whatever the page's colours are, since cameras
    /// want it so.
    ///
    /// - Parameter title: what the picture is, for those who do not see it.
    public func svg(title: String) -> String {
        let side = size + 8
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                guard isDark(x, y) else {
                    x += 1
                    continue
                }
                var end = x
                while end < size, isDark(end, y) { end += 1 }
                path += "M\(x + 4) \(y + 4)h\(end - x)v1h-\(end - x)z"
                x = end
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" width="\(side * 8)" \
            height="\(side * 8)" role="img" aria-labelledby="title" shape-rendering="crispEdges">
            <title id="title">\(Self.escaped(title))</title>
            <path fill="#fff" d="M0 0h\(side)v\(side)h-\(side)z"/>
            <path fill="#000" d="\(path)"/>
            </svg>

            """
    }

    /// Scalar by scalar, without what XML forbids.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            default:
                guard scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF else { continue }
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
