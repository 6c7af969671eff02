// Where a show is listed: directories and apps with their names.

extension Show {
    /// A directory's or an app's own page of the show.
    public struct Listing: Sendable, Equatable {
        /// As site.yml has it: `apple`, `spotify`.
        public var key: String
        /// An absolute https address.
        public var url: String

        public init(key: String, url: String) {
            self.key = key
            self.url = url
        }

        /// Directories and apps by their key, as they call themselves; others are listed by their key.
        package static let names = [
            "amazon": "Amazon Music", "antennapod": "AntennaPod", "apple": "Apple Podcasts", "audible": "Audible",
            "castbox": "Castbox", "castro": "Castro", "deezer": "Deezer", "fountain": "Fountain",
            "goodpods": "Goodpods",
            "fyyd": "fyyd", "iheart": "iHeart", "overcast": "Overcast", "pandora": "Pandora", "playerfm": "Player FM",
            "pocketcasts": "Pocket Casts", "podcastaddict": "Podcast Addict", "podcastguru": "Podcast Guru",
            "podcastindex": "Podcast Index", "podchaser": "Podchaser", "podverse": "Podverse", "spotify": "Spotify",
            "truefans": "TrueFans", "tunein": "TuneIn", "youtube": "YouTube", "youtubemusic": "YouTube Music",
        ]
    }
}
