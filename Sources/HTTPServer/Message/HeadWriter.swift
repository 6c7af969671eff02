// Response heads as bytes, up to the lines that the loop adds.

import HTTPTypes

enum HeadWriter {
    /// The status line, the fields and the length. Date, Connection and the empty line follow from the loop.
    ///
    /// - Parameter length: bytes of the content; nil for an answer that has none by its status.
    static func head(_ status: Int, _ fields: HTTPFields, length: Int64?) -> [UInt8] {
        var bytes = Array("HTTP/1.1 \(status) \(StatusText.reason(status))\r\n".utf8)
        bytes.reserveCapacity(512)
        let isTagged = fields[.eTag] != nil
        for field in fields
        where !isFraming(field.name) && !(status == 304 && isLeftOut(field.name, isTagged: isTagged)) {
            bytes += field.name.rawName.utf8
            bytes += [UInt8(ascii: ":"), ByteClass.space]
            // HTTPField has made sure that no line break is in it.
            bytes += field.value.utf8
            bytes += [ByteClass.carriageReturn, ByteClass.lineFeed]
        }
        if let length { bytes += "Content-Length: \(length)\r\n".utf8 }
        return bytes
    }

    /// Adds Accept-Encoding to Vary.
    static func addVary(_ fields: inout HTTPFields) {
        let present = fields[.vary] ?? ""
        if present == "*" || present.lowercased().contains("accept-encoding") { return }
        fields[.vary] = present.isEmpty ? "Accept-Encoding" : present + ", Accept-Encoding"
    }

    /// What only the server may write.
    private static func isFraming(_ name: HTTPField.Name) -> Bool {
        switch name {
        case .contentLength, .transferEncoding, .connection, .date: true
        default: false
        }
    }

    /// What a 304 leaves out, since it describes content that is not sent; a date only where a tag tells more
    /// (RFC 9110 §15.4.5).
    private static func isLeftOut(_ name: HTTPField.Name, isTagged: Bool) -> Bool {
        switch name {
        case .contentType, .contentEncoding, .contentLanguage, .contentRange, .contentDisposition, .acceptRanges: true
        case .lastModified: isTagged
        default: false
        }
    }
}
