// What the address of an audio file tells.

import Foundation

/// Addresses of audio that lies elsewhere.
enum AudioAddress {
    /// The media type that the address' extension stands for; nil when it is no http address or ends otherwise.
    static func type(of address: String) -> String? {
        guard let url = URL(string: address), url.scheme == "https" || url.scheme == "http" else { return nil }
        switch url.pathExtension.lowercased() {
        case "mp3": return "audio/mpeg"
        case "m4a", "mp4": return "audio/mp4"
        case "aac": return "audio/aac"
        case "ogg", "oga", "opus": return "audio/ogg"
        default: return nil
        }
    }
}
