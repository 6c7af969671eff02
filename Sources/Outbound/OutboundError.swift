// Why a request to another server came to nothing.

/// What went wrong with a request, and where.
public enum OutboundError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The address is none that a request may go to, whatever answers there.
    case badAddress(String, why: String)
    /// The name leads to an address that is not public, and this is what the client's owner can do about it.
    case refused(url: String, address: String, reason: String, remedy: String)
    /// The name leads nowhere.
    case unresolved(url: String)
    /// Nobody answers at the address; the system's words.
    case unreachable(url: String, reason: String)
    /// The certificate or the encryption is not good; the library's words.
    case tls(url: String, reason: String)
    /// The time was over: in all, or because next to nothing came.
    case timeout(url: String, reason: String)
    /// The body is longer than the bound, in bytes.
    case tooLarge(url: String, limit: Int)
    /// A chain of redirects is longer than the bound.
    case tooManyRedirects(url: String, limit: Int)
    /// The answer is no HTTP; the library's words.
    case notHTTP(url: String, reason: String)

    public var description: String {
        switch self {
        case .badAddress(let url, let why): "\(url): \(why)"
        case .refused(let url, let address, let reason, let remedy):
            "\(url): leads to \(address), \(reason): \(remedy)"
        case .unresolved(let url): "\(url): there is no such host"
        case .unreachable(let url, let reason): "\(url): cannot be reached: \(reason)"
        case .tls(let url, let reason): "\(url): the connection is not secure: \(reason)"
        case .timeout(let url, let reason): "\(url): took too long: \(reason)"
        case .tooLarge(let url, let limit): "\(url): is larger than \(limit) bytes"
        case .tooManyRedirects(let url, let limit): "\(url): is redirected more than \(limit) times"
        case .notHTTP(let url, let reason): "\(url): does not answer in HTTP: \(reason)"
        }
    }
}
