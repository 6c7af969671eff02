// A loop's time: read once a turn, with the lines of a head that depend on it.

struct LoopClock {
    /// Monotonic milliseconds.
    private(set) var now: Int64
    /// Seconds since 1970.
    private(set) var seconds: Int64
    private var plain: [UInt8] = []
    private var closing: [UInt8] = []
    private var keeping: [UInt8] = []

    init() {
        now = System.monotonicMilliseconds()
        seconds = System.unixSeconds()
        writeLines()
    }

    /// Reads the clocks; the Date line is made anew once a second.
    mutating func update() {
        now = System.monotonicMilliseconds()
        let current = System.unixSeconds()
        if current != seconds {
            seconds = current
            writeLines()
        }
    }

    private mutating func writeLines() {
        let date = "Date: \(HTTPDate.text(seconds))\r\n"
        plain = Array((date + "\r\n").utf8)
        closing = Array((date + "Connection: close\r\n\r\n").utf8)
        keeping = Array((date + "Connection: keep-alive\r\n\r\n").utf8)
    }

    /// The last lines of a head. HTTP/1.0 clients are told when the connection stays (RFC 9112 §C.2.2).
    func tail(keepsAlive: Bool, minor: UInt8) -> [UInt8] { keepsAlive ? (minor == 0 ? keeping : plain) : closing }
}
