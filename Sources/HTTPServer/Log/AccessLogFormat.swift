// The access log's lines, written as bytes.

/// How a line of the access log looks.
public enum AccessLogFormat: String, Sendable, CaseIterable {
    /// The "combined" format that Apache and nginx share, which every log reader knows.
    case plain
    /// One JSON object a line: time, peer, method, target, status, bytes, seconds, and referer and agent when sent.
    case json
}

/// Turns batches into lines. Kept by one writer, since it remembers the last second's text.
public struct AccessLogText: Sendable {
    private let format: AccessLogFormat
    private let keepsQueries: Bool
    private var second = Int64.min
    private var time: [UInt8] = []

    /// - Parameter keepsQueries: whether a target's query is written; without it, nobody's searches are on record.
    public init(_ format: AccessLogFormat, keepsQueries: Bool) {
        self.format = format
        self.keepsQueries = keepsQueries
    }

    /// Appends a batch's lines, each with its line feed. No byte from a request ends a line or a string.
    public mutating func append(_ batch: AccessBatch, to lines: inout [UInt8]) {
        for record in batch.records {
            if record.time != second { setTime(record.time) }
            let method = record.start..<record.start + record.method
            var target = method.upperBound..<method.upperBound + record.target
            var referer = target.upperBound..<target.upperBound + max(0, record.referer)
            let agent = referer.upperBound..<referer.upperBound + max(0, record.agent)
            // A page of results names its search in the Referer of every click on it.
            if !keepsQueries {
                target = Self.withoutQuery(target, batch.text)
                referer = Self.withoutQuery(referer, batch.text)
            }
            let texts = Texts(
                method: batch.text[method], target: batch.text[target],
                referer: record.referer < 0 ? nil : batch.text[referer],
                agent: record.agent < 0 ? nil : batch.text[agent])
            switch format {
            case .plain: plain(record, texts, &lines)
            case .json: json(record, texts, &lines)
            }
        }
    }

    private static func withoutQuery(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
        range.lowerBound..<(text[range].firstIndex(of: UInt8(ascii: "?")) ?? range.upperBound)
    }

    private struct Texts {
        let method, target: ArraySlice<UInt8>
        let referer, agent: ArraySlice<UInt8>?
    }

    // MARK: Plain

    private func plain(_ record: AccessBatch.Record, _ texts: Texts, _ lines: inout [UInt8]) {
        record.peer.write(to: &lines)
        lines.append(" - - [")
        lines += time
        lines.append("] \"")
        if !texts.method.isEmpty {
            Self.escape(texts.method, &lines)
            lines.append(" ")
            Self.escape(texts.target, &lines)
            lines.append(record.minor == 0 ? " HTTP/1.0" : " HTTP/1.1")
        }
        lines.append("\" ")
        lines.append(number: Int64(record.status))
        lines.append(" ")
        lines.append(number: record.bytes)
        lines.append(" \"")
        Self.escape(texts.referer ?? [UInt8(ascii: "-")], &lines)
        lines.append("\" \"")
        Self.escape(texts.agent ?? [UInt8(ascii: "-")], &lines)
        lines.append("\"\n")
    }

    /// Quotation marks, backslashes, controls and what is not ASCII as `\xHH`, as nginx does.
    private static func escape(_ bytes: ArraySlice<UInt8>, _ lines: inout [UInt8]) {
        if bytes.allSatisfy(isHarmless) {
            lines += bytes
            return
        }
        for byte in bytes {
            if isHarmless(byte) {
                lines.append(byte)
            } else {
                lines.append("\\x")
                lines.append(hexadecimal: byte)
            }
        }
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    // MARK: JSON

    private func json(_ record: AccessBatch.Record, _ texts: Texts, _ lines: inout [UInt8]) {
        lines.append(#"{"time":""#)
        lines += time
        lines.append(#"","peer":""#)
        record.peer.write(to: &lines)
        lines.append(#"","method":""#)
        Self.escapeJSON(texts.method, &lines)
        lines.append(#"","target":""#)
        Self.escapeJSON(texts.target, &lines)
        lines.append(#"","status":"#)
        lines.append(number: Int64(record.status))
        lines.append(#","bytes":"#)
        lines.append(number: record.bytes)
        lines.append(#","seconds":"#)
        lines.append(microseconds: record.microseconds)
        if let referer = texts.referer {
            lines.append(#","referer":""#)
            Self.escapeJSON(referer, &lines)
            lines.append("\"")
        }
        if let agent = texts.agent {
            lines.append(#","agent":""#)
            Self.escapeJSON(agent, &lines)
            lines.append("\"")
        }
        lines.append("}\n")
    }

    /// RFC 8259 §7; bytes that are not UTF-8 become U+FFFD, since JSON text must be.
    private static func escapeJSON(_ bytes: ArraySlice<UInt8>, _ lines: inout [UInt8]) {
        if bytes.allSatisfy(isHarmless) {
            lines += bytes
            return
        }
        for byte in String(decoding: bytes, as: UTF8.self).utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                lines.append("\\")
                lines.append(byte)
            case 0..<0x20, 0x7F:
                lines.append("\\u00")
                lines.append(hexadecimal: byte)
            default: lines.append(byte)
            }
        }
    }

    // MARK: Time

    private mutating func setTime(_ seconds: Int64) {
        second = seconds
        // `Sun, 06 Nov 1994 08:49:37 GMT`, whose parts stand at fixed places.
        let text = Array(HTTPDate.text(seconds).utf8)
        guard text.count == 29 else { return }
        time = []
        switch format {
        case .plain:
            time += text[5..<7]
            time.append("/")
            time += text[8..<11]
            time.append("/")
            time += text[12..<16]
            time.append(":")
            time += text[17..<25]
            time.append(" +0000")
        case .json:
            let names = Array("JanFebMarAprMayJunJulAugSepOctNovDec".utf8)
            let month = (0..<12).first { text[8..<11].elementsEqual(names[$0 * 3..<$0 * 3 + 3]) } ?? 0
            time += text[12..<16]
            time.append(month < 9 ? "-0" : "-")
            time.append(number: Int64(month + 1))
            time.append("-")
            time += text[5..<7]
            time.append("T")
            time += text[17..<25]
            time.append("Z")
        }
    }
}
