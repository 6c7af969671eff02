// Log lines on standard error.

import Foundation
import Logging

/// One line a message: time, level, words. systemd and containers add the rest.
struct StandardErrorLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(label _: String) {}

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let time = Date.now.formatted(.iso8601)
        var line = "\(time) \(event.level) \(event.message)"
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) { line += " \(key)=\(value)" }
        // One write a line, and no line of ours holds a line break: a log cannot be forged.
        let flat = line.replacing("\n", with: "\\n").replacing("\r", with: "\\r") + "\n"
        StandardError.write(flat)
    }
}
