// The bearers of API tokens.

import Foundation
internal import GRDB

extension Reader {
    /// The SHA-256 of every token.
    public func tokenHashes() throws -> [[UInt8]] {
        try Data.fetchAll(database, sql: "SELECT sha256 FROM token").map { [UInt8]($0) }
    }
}
