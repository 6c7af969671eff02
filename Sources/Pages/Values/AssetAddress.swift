// How the pages learn the addresses of our own static files.

/// The address of one of our own static files with its fingerprint, so that it may be cached for ever: "/site.css" gives
/// "/site.css?v=ab12cd34".
package typealias AssetAddress = @Sendable (_ path: String) -> String
