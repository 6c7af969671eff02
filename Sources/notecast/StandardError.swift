// Words on standard error.

import Foundation

/// Standard error. A full disk or a terminal that has gone takes no words, and is no reason to end.
enum StandardError {
    static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
