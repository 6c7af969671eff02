// A loop's time: read once a turn, with the lines of a head that depend on it.

struct LoopClock {
    /// Monotonic milliseconds.
    private(set) var now: Int64
    /// The same in microseconds.
    private(set) var microseconds: Int64
    /// Seconds since 1970.
    private(set) var seconds: Int64
    /// Set for answers that travel over TLS further on: RFC 6797's field with its line end.
    let strictTransport: String?
    private var open = Tails()
    private var secured = Tails()

    private struct Tails {
        var plain: [UInt8] = []
        var closing: [UInt8] = []
        var keeping: [UInt8] = []

        init() {}

        init(_ lines: String) {
            plain = Array((lines + "\r\n").utf8)
            closing = Array((lines + "Connection: close\r\n\r\n").utf8)
            keeping = Array((lines + "Connection: keep-alive\r\n\r\n").utf8)
        }
    }

    /// - Parameter strictTransportSeconds: the max-age of Strict-Transport-Security; nil: never sent.
    init(strictTransportSeconds: Int? = nil) {
        strictTransport = strictTransportSeconds.map { "Strict-Transport-Security: max-age=\($0)\r\n" }
        microseconds = System.monotonicMicroseconds()
        now = microseconds / 1000
        seconds = System.unixSeconds()
        writeLines()
    }

    /// Reads the clocks; the Date line is made anew once a second.
    mutating func update() {
        microseconds = System.monotonicMicroseconds()
        now = microseconds / 1000
        let current = System.unixSeconds()
        if current != seconds {
            seconds = current
            writeLines()
        }
    }

    private mutating func writeLines() {
        let date = "Date: \(HTTPDate.text(seconds))\r\n"
        open = Tails(date)
        if let strictTransport { secured = Tails(strictTransport + date) }
    }

    /// The last lines of a head. HTTP/1.0 clients are told when the connection stays (RFC 9112 §C.2.2).
    ///
    /// - Parameter isSecure: whether the answer travels over TLS further on.
    func tail(keepsAlive: Bool, minor: UInt8, isSecure: Bool) -> [UInt8] {
        let tails = isSecure && strictTransport != nil ? secured : open
        return keepsAlive ? (minor == 0 ? tails.keeping : tails.plain) : tails.closing
    }
}
