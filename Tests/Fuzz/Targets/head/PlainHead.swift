// A request's head read a second way: split into lines, then each line judged by the grammar of RFC 9112.

import Glibc

struct PlainHead {
    /// The statuses that its faults deserve; empty while nothing is wrong.
    private(set) var faults: Set<Int> = []
    /// Whether the empty line at its end is there.
    private(set) var isWhole = false
    private(set) var size = 0
    private(set) var method: [UInt8] = []
    private(set) var target: [UInt8] = []
    /// Of an absolute target.
    private(set) var authority: [UInt8]?
    private(set) var minor = 1
    private(set) var fields: [(name: [UInt8], value: [UInt8])] = []
    private var hasRequestLine = false

    init(_ bytes: [UInt8], _ limits: ServerLimits) {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        let rest = lines.removeLast()
        var emptyLines = 0
        for line in lines where faults.isEmpty && !isWhole {
            size += line.count + 1
            if size > (hasRequestLine ? limits.headerBytes : limits.requestLineBytes) {
                faults.insert(hasRequestLine ? 431 : 414)
            }
            guard line.last == 13 else {
                faults.insert(400)
                break
            }
            let text = line.dropLast()
            if text.isEmpty {
                isWhole = hasRequestLine
                emptyLines += 1
                if !hasRequestLine, emptyLines > 2 { faults.insert(400) }
            } else if hasRequestLine {
                takeField(text)
                if fields.count > limits.headerFields { faults.insert(431) }
            } else {
                takeRequestLine(text)
            }
        }
        if isWhole { judgeFraming() }
        if !isWhole, faults.isEmpty { judgeRest(rest, bytes.count, limits) }
    }

    /// The values of all lines of one name.
    func values(_ name: String) -> [[UInt8]] {
        fields.filter { $0.name.count == name.utf8.count && Grammar.lower($0.name).elementsEqual(name.utf8) }.map(
            \.value)
    }

    /// The members of a list field in small letters.
    func members(_ name: String) -> [String] {
        values(name).flatMap(Grammar.members).map { Grammar.string(Grammar.lower($0)) }
    }

    /// A line without its end: too long already, or with a CR inside, or with a beginning that no request has.
    private mutating func judgeRest(_ rest: ArraySlice<UInt8>, _ count: Int, _ limits: ServerLimits) {
        if count > (hasRequestLine ? limits.headerBytes : limits.requestLineBytes) {
            faults.insert(hasRequestLine ? 431 : 414)
        }
        if rest.dropLast().contains(13) { faults.insert(400) }
        if !hasRequestLine, !rest.prefix(1).allSatisfy({ $0 == 13 || Grammar.token.contains($0) }) {
            faults.insert(400)
        }
    }

    private mutating func takeRequestLine(_ line: ArraySlice<UInt8>) {
        hasRequestLine = true
        let words = line.split(separator: 32, omittingEmptySubsequences: false).map(Array.init)
        guard words.count == 3, Grammar.isToken(words[0]) else {
            faults.insert(400)
            return
        }
        method = words[0]
        let version = words[2]
        if version.count == 8, version.starts(with: "HTTP/".utf8), version[6] == 46,
            Grammar.isDigits([version[5], version[7]])
        {
            if version[5] != UInt8(ascii: "1") { faults.insert(505) }
            minor = version[7] == UInt8(ascii: "0") ? 0 : 1
        } else {
            faults.insert(400)
        }
        takeTarget(words[1])
    }

    private mutating func takeTarget(_ word: [UInt8]) {
        guard !word.isEmpty, word.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            faults.insert(400)
            return
        }
        target = word
        if word[0] == UInt8(ascii: "/") || (word == [UInt8(ascii: "*")] && Grammar.string(method) == "OPTIONS") {
            return
        }
        let lower = Grammar.lower(word)
        if let scheme = ["http://", "https://"].first(where: { lower.starts(with: $0.utf8) }) {
            let rest = word.dropFirst(scheme.utf8.count)
            let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
            target = Array(rest.dropFirst(authority.count))
            self.authority = Array(authority)
            if !Self.isAuthority(authority) { faults.insert(400) }
        } else {
            faults.insert(400)
        }
        if Grammar.lower(method) == Array("connect".utf8) { faults.insert(501) }
    }

    /// `uri-host [ ":" port ]` (RFC 3986 §3.2) with a host, without the comma that a joined Host would have, and with a
    /// port that there is.
    static func isAuthority(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        if rest.first == UInt8(ascii: "[") {
            guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return false }
            guard isLiteral(rest[1..<close]) else { return false }
            rest = rest[(close + 1)...]
        } else {
            if rest.isEmpty || rest.first == UInt8(ascii: ":") { return false }
            while let byte = rest.first, byte != UInt8(ascii: ":") {
                if byte == UInt8(ascii: "%") {
                    guard rest.count >= 3, rest.dropFirst().prefix(2).allSatisfy(Grammar.hexadecimal.contains) else {
                        return false
                    }
                    rest = rest.dropFirst(3)
                } else {
                    guard Grammar.hostName.contains(byte) else { return false }
                    rest = rest.dropFirst()
                }
            }
        }
        let port = rest.dropFirst()
        return rest.isEmpty
            || rest.first == UInt8(ascii: ":") && port.allSatisfy(Grammar.digits.contains)
                && Int("0" + Grammar.string(port)).map { $0 <= 65535 } == true
    }

    /// An IPv6 address as the C library reads it, or `v1.` and an address of the future.
    private static func isLiteral(_ literal: ArraySlice<UInt8>) -> Bool {
        if Grammar.lower(literal.prefix(1)) == Array("v".utf8) {
            let parts = literal.dropFirst().split(separator: 46, maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy(Grammar.hexadecimal.contains)
                && !parts[1].isEmpty && parts[1].allSatisfy { Grammar.hostName.contains($0) || $0 == 58 }
        }
        var address = in6_addr()
        return literal.allSatisfy(Grammar.address.contains)
            && inet_pton(AF_INET6, Grammar.string(literal), &address) == 1
    }

    private mutating func takeField(_ line: ArraySlice<UInt8>) {
        let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        fields.append((Array(parts[0]), parts.count == 2 ? Grammar.trimmed(parts[1]) : []))
        guard parts.count == 2, Grammar.isToken(parts[0]), parts[1].allSatisfy(Grammar.text.contains) else {
            faults.insert(400)
            return
        }
        let value = fields[fields.count - 1].value
        switch Grammar.string(Grammar.lower(parts[0])) {
        case "host": if !value.isEmpty, !Self.isAuthority(value) { faults.insert(400) }
        case "content-length":
            // One, in digits, and less than the largest number of 64 bits with its last digit taken for 0.
            let length = Grammar.isDigits(value) ? Int64(Grammar.string(value)) : nil
            if values("content-length").count > 1 || length.map({ $0 < 9_223_372_036_854_775_800 }) != true {
                faults.insert(400)
            }
        case "transfer-encoding":
            let codings = members("transfer-encoding")
            if values("transfer-encoding").count > 1 || codings.last != "chunked"
                || codings.dropLast().contains("chunked")
            {
                faults.insert(400)
            } else if codings.count > 1 {
                faults.insert(501)
            }
        default: break
        }
    }

    private mutating func judgeFraming() {
        let hosts = values("host").count
        if hosts > 1 || hosts == 0 && minor > 0 { faults.insert(400) }
        if !values("transfer-encoding").isEmpty, minor == 0 || !values("content-length").isEmpty { faults.insert(400) }
    }
}
