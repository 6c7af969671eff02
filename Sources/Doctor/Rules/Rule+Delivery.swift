// The rules for what the servers answer: feed, media, artwork, transcripts and chapters.

extension Rule {
    static let deliveryRules: [Rule] = [
        Rule(
            .feedStatus, .error, "GET", "200 with the feed",
            "make the feed answer at this address", "RFC 9110"),
        Rule(
            .feedRedirect, .hint, "GET", "the feed itself at the address that was asked for",
            "subscribe directories to the last address of the chain", "RFC 9110"),
        Rule(
            .feedType, .warning, "Content-Type", "application/rss+xml; charset=utf-8",
            "send the feed as application/rss+xml; charset=utf-8", "PSP-1"),
        Rule(
            .feedSize, .warning, "GET", "at most 8 MB",
            "put fewer episodes into the main feed, or shorter notes", "directories' time limits"),
        Rule(
            .feedSpeed, .warning, "GET", "a first byte within 2 seconds",
            "cache the feed: shows were delisted for feeds that take seconds", "Apple"),
        Rule(
            .feedHead, .error, "HEAD", "what GET answers, without the body",
            "answer HEAD as GET: shows were delisted for a 405", "RFC 9110 §9.3.2"),
        Rule(
            .feedValidators, .warning, "ETag", "an ETag and a Last-Modified",
            "send both: without them every app fetches the whole feed every time", "RFC 9110 §8.8"),
        Rule(
            .feedEtag, .error, "If-None-Match", "304 for the feed's own ETag",
            "answer 304 when If-None-Match holds the ETag", "RFC 9110 §13.1.2"),
        Rule(
            .feedModified, .error, "If-Modified-Since", "304 for the feed's own Last-Modified",
            "answer 304 when nothing has changed since the date", "RFC 9110 §13.1.3"),
        Rule(
            .feedGzip, .warning, "Content-Encoding", "gzip for who asks for it",
            "compress the feed: it becomes a fifth", "RFC 9110 §8.4"),
        Rule(
            .feedGzipSame, .error, "Content-Encoding", "the same document with gzip and without",
            "make both from the same bytes", "RFC 9110 §8.4"),
        Rule(
            .feedVary, .warning, "Vary", "Accept-Encoding",
            "send Vary: Accept-Encoding where gzip depends on the request", "RFC 9110 §12.5.5"),
        Rule(
            .feedGzipEtag, .warning, "ETag", "another for the gzip form, if it is a strong one",
            "give the gzip form an ETag of its own", "RFC 9110 §8.8.3"),
        Rule(
            .feedCors, .warning, "Access-Control-Allow-Origin", "*",
            "send Access-Control-Allow-Origin: * so that players on web pages can read the feed", "Podcasting 2.0"),
        Rule(
            .mediaStatus, .error, "enclosure", "200 to HEAD",
            "make the file answer at its address", "Apple"),
        Rule(
            .mediaHead, .error, "enclosure", "HEAD answered as GET",
            "allow HEAD for media: shows were delisted for a 405", "Apple, RFC 9110"),
        Rule(
            .mediaRedirect, .error, "enclosure", "no redirect",
            "name the file's own address: shows were delisted for a 302", "Apple"),
        Rule(
            .mediaLength, .error, "enclosure", "length equal to the file's Content-Length",
            "write the size that the file has", "RSS 2.0, Apple"),
        Rule(
            .mediaType, .error, "enclosure", "the type that the feed names",
            "serve the file with the type that the feed names", "Apple"),
        Rule(
            .mediaRange, .error, "enclosure", "206 to Range: bytes=0-1, with the right Content-Range",
            "allow byte ranges: shows were delisted for a 200", "Apple, RFC 9110 §14"),
        Rule(
            .mediaRangesTold, .warning, "enclosure", "Accept-Ranges: bytes",
            "send Accept-Ranges: bytes with the file", "RFC 9110 §14.3"),
        Rule(
            .mediaCors, .warning, "enclosure", "Access-Control-Allow-Origin: *",
            "send the header so that players on web pages can read the file", "Podcasting 2.0"),
        Rule(
            .imageStatus, .error, "itunes:image", "200 with an image",
            "make the image answer at its address", "Apple"),
        Rule(
            .imageHead, .error, "itunes:image", "HEAD allowed",
            "allow HEAD for the image: Apple looks with it", "Apple"),
        Rule(
            .imageType, .error, "itunes:image", "JPEG or PNG, by content, extension and Content-Type",
            "save the art as JPEG or PNG and let the extension say which", "Apple"),
        Rule(
            .imageSize, .error, "itunes:image", "1400 to 3000 pixels",
            "make the art anew in 3000 by 3000 pixels", "Apple"),
        Rule(
            .imageSquare, .error, "itunes:image", "as wide as high",
            "cut the art square", "Apple"),
        Rule(
            .transcriptStatus, .error, "podcast:transcript", "200 with the transcript",
            "make the transcript answer at its address", "Podcasting 2.0"),
        Rule(
            .transcriptServedType, .error, "podcast:transcript", "the type that the feed names",
            "serve the transcript with the type that the feed names", "Podcasting 2.0"),
        Rule(
            .chaptersStatus, .error, "podcast:chapters", "200 with the chapters",
            "make the chapters answer at their address", "Podcasting 2.0"),
        Rule(
            .chaptersContent, .error, "podcast:chapters", "JSON with version and chapters, each with a startTime",
            "write the document as the specification says", "Podcasting 2.0"),
        Rule(
            .documentCors, .error, "podcast:transcript, podcast:chapters", "Access-Control-Allow-Origin: *",
            "send the header: players on web pages cannot read the document without it", "Podcasting 2.0"),
    ]
}
