// API tokens: only their hashes are kept.

import Foundation
internal import GRDB

extension Writer {
    /// Keeps the hash of a new API token.
    ///
    /// - Returns: false when the name is taken.
    public func createToken(name: String, sha256: [UInt8]) throws -> Bool {
        try run(
            "INSERT INTO token (name, sha256, created) VALUES (?, ?, ?) ON CONFLICT (name) DO NOTHING",
            [name, Data(sha256), seconds(now)])
        return database.changesCount == 1
    }

    /// Forgets a token: nobody is let in with it any more.
    ///
    /// - Returns: false when there is none of this name.
    public func revokeToken(name: String) throws -> Bool {
        try run("DELETE FROM token WHERE name = ?", [name])
        return database.changesCount == 1
    }
}
