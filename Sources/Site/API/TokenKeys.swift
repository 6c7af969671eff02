// Who may import: the tokens' hashes, kept in memory.

import Digests
import Store
import Synchronization

/// The SHA-256 of every token, as of the last look into the store, so that a known one costs no look into the database
/// before its upload is taken.
///
/// A token that was made a moment ago by another process is not here yet: it is looked up on a lane, while its bearer's
/// upload waits.
final class TokenKeys: Sendable {
    // Held to copy or replace the list.
    private let hashes = Mutex<[[UInt8]]>([])

    func replace(with all: [[UInt8]]) { hashes.withLock { $0 = all } }

    /// Whether a token is known already. Compares with every hash in constant time.
    func know(_ token: BearerToken) -> Bool {
        let all = hashes.withLock(\.self)
        return all.reduce(false) { found, hash in Secrets.equal(hash, token.sha256) || found }
    }
}

/// The token of a request, of which only the hash is kept.
struct BearerToken: Sendable {
    let sha256: [UInt8]

    /// From the field Authorization (RFC 6750 §2.1); nil when it is not of the Bearer scheme.
    init?(authorization: String?) {
        guard let authorization, authorization.utf8.count <= 1024 else { return nil }
        let halves = authorization.split(separator: " ", maxSplits: 1)
        guard halves.count == 2, halves[0].lowercased() == "bearer" else { return nil }
        let token = halves[1].utf8.drop { $0 == UInt8(ascii: " ") }
        guard !token.isEmpty, token.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        sha256 = SHA256.digest(Array(token))
    }

    /// From the field `token` of a form (application/x-www-form-urlencoded); nil without one.
    init?(form body: [UInt8]) {
        guard let text = String(validating: body, as: UTF8.self),
            let token = QueryString(text).value("token").text?.trimmingPrefix(" ")
        else { return nil }
        self.init(authorization: "Bearer \(token)")
    }

    /// Whether the store has it. Blocks.
    func isValid(in store: Store) throws -> Bool {
        guard let found = try store.read({ try $0.token(sha256: sha256) }) else { return false }
        return Secrets.equal(found.sha256, sha256)
    }
}
