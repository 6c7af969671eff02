// The bearers of API tokens.

public import Foundation
internal import GRDB

extension Reader {
    /// The tokens' names, in their order, with the days they were made on.
    public func tokens() throws -> [(name: String, created: Date)] {
        try Row.fetchAll(database, sql: "SELECT name, created FROM token ORDER BY name").map {
            ($0["name"], Date(timeIntervalSince1970: Double($0["created"] as Int64)))
        }
    }

    /// The SHA-256 of every token.
    public func tokenHashes() throws -> [[UInt8]] {
        try Data.fetchAll(database, sql: "SELECT sha256 FROM token").map { [UInt8]($0) }
    }
}
