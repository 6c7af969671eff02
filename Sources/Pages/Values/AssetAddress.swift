// How the pages learn the addresses of our own static files and of pictures.

package import Podcast

/// The address of one of our own static files with its fingerprint, so that it may be cached for ever: "/site.css" gives
/// "/site.css?v=ab12cd34".
package typealias AssetAddress = @Sendable (_ path: String) -> String

/// The picture at a location, with its sizes: a path of a public file, or an address elsewhere.
package typealias ArtworkSource = @Sendable (_ location: String) -> Artwork

/// How large a picture is, in pixels, where that is known without asking another site: of a path of a public file.
package typealias PictureSize = @Sendable (_ location: String) -> (width: Int, height: Int)?
