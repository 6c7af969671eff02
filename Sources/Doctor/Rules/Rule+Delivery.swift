// The rules for what the servers answer: feed, media, artwork, transcripts and chapters.

extension Rule {
    static let deliveryRules: [Rule] = [
        Rule(
            .feedStatus, .error, "GET", "200 with the feed",
            "make the feed answer at this address", "RFC 9110",
            own: "let the server run, and `url: https://show.example` in site.yml lead to it"),
        Rule(
            .feedRedirect, .hint, "GET", "the feed itself at the address that was asked for",
            "subscribe directories to the last address of the chain", "RFC 9110",
            own: "`url: https://show.example` in site.yml should be the last address of the chain"),
        Rule(
            .feedMoved, .warning, "GET", "301 where the feed has moved for good",
            "answer 301 and name the new address in <itunes:new-feed-url>: after a 302 apps keep the old one",
            "Apple, RFC 9110 §15.4",
            own:
                "answer 301 in the proxy, and name the new address by `newFeedURL: https://elsewhere.example/feed.xml` in site.yml"
        ),
        Rule(
            .feedType, .warning, "Content-Type", "application/rss+xml; charset=utf-8",
            "send the feed as application/rss+xml; charset=utf-8", "PSP-1",
            own: Self.passed),
        Rule(
            .feedSize, .warning, "GET", "at most 8 MB",
            "put fewer episodes into the main feed, or shorter notes", "directories' time limits",
            own: "`feed: {items: 100}` in site.yml: the older ones stand on the feed's further pages"),
        Rule(
            .feedSpeed, .warning, "GET", "a first byte within 2 seconds",
            "cache the feed: shows were delisted for feeds that take seconds", "Apple"),
        Rule(
            .feedHead, .error, "HEAD", "what GET answers, without the body",
            "answer HEAD as GET: shows were delisted for a 405", "RFC 9110 §9.3.2",
            own: Self.passed),
        Rule(
            .feedValidators, .warning, "ETag", "an ETag and a Last-Modified",
            "send both: without them every app fetches the whole feed every time", "RFC 9110 §8.8",
            own: Self.passed),
        Rule(
            .feedEtag, .error, "If-None-Match", "304 for the feed's own ETag",
            "answer 304 when If-None-Match holds the ETag", "RFC 9110 §13.1.2",
            own: Self.passed),
        Rule(
            .feedEtagStrong, .hint, "ETag", "a strong one, made from the content",
            "make the ETag from the feed's bytes, without W/", "RFC 9110 §8.8.3",
            own: Self.passed),
        Rule(
            .feedModified, .error, "If-Modified-Since", "304 for the feed's own Last-Modified",
            "answer 304 when nothing has changed since the date", "RFC 9110 §13.1.3",
            own: Self.passed),
        Rule(
            .feedModifiedTime, .warning, "Last-Modified", "the time of the newest change of the content",
            "let the date stand still while the feed does: the time of the answer makes every fetch a whole one",
            "RFC 9110 §8.8.2",
            own: Self.passed),
        Rule(
            .feedGzip, .warning, "Content-Encoding", "gzip for who asks for it",
            "compress the feed: it becomes a fifth", "RFC 9110 §8.4",
            own: Self.passed),
        Rule(
            .feedGzipSame, .error, "Content-Encoding", "the same document with gzip and without",
            "make both from the same bytes", "RFC 9110 §8.4",
            own: Self.passed),
        Rule(
            .feedVary, .warning, "Vary", "Accept-Encoding",
            "send Vary: Accept-Encoding where gzip depends on the request", "RFC 9110 §12.5.5",
            own: Self.passed),
        Rule(
            .feedGzipEtag, .warning, "ETag", "another for the gzip form, if it is a strong one",
            "give the gzip form an ETag of its own", "RFC 9110 §8.8.3",
            own: Self.passed),
        Rule(
            .feedCors, .warning, "Access-Control-Allow-Origin", "*",
            "send Access-Control-Allow-Origin: * so that players on web pages can read the feed", "Podcasting 2.0",
            own: Self.passed),
        Rule(
            .furtherPage, .error, "atom:link", "behind rel=\"next\" the next page of the feed, with a way back",
            "let each page answer with RSS whose rel=\"previous\" names the page before it, and the last have no next",
            "RFC 5005 §3",
            own: Self.written),
        Rule(
            .mediaStatus, .error, "enclosure", "200 to HEAD",
            "make the file answer at its address", "Apple",
            own: "import the audio again if its file is gone from media/; else " + Self.fetched),
        Rule(
            .mediaHead, .error, "enclosure", "HEAD answered as GET, with the same fields",
            "answer HEAD for media as GET: shows were delisted for a 405", "Apple, RFC 9110",
            own: Self.fetched),
        Rule(
            .mediaRedirect, .error, "enclosure", "no redirect",
            "name the file's own address: shows were delisted for a 302", "Apple",
            own: Self.fetched),
        Rule(
            .mediaLength, .error, "enclosure", "length equal to the file's Content-Length",
            "write the size that the file has", "RSS 2.0, Apple",
            own: Self.measured),
        Rule(
            .mediaType, .error, "enclosure", "the type that the feed names",
            "serve the file with the type that the feed names", "Apple",
            own: Self.fetched),
        Rule(
            .mediaRange, .error, "enclosure", "206 to Range: bytes=0-1, with the right Content-Range",
            "allow byte ranges: shows were delisted for a 200", "Apple, RFC 9110 §14",
            own: Self.fetched),
        Rule(
            .mediaRangeForms, .error, "enclosure", "206 to bytes=0-, bytes=500- and bytes=-500",
            "allow ranges without an end and from the end: players ask for them to resume and to seek",
            "RFC 9110 §14.1.2",
            own: Self.fetched),
        Rule(
            .mediaUnsatisfiable, .warning, "enclosure", "416 with Content-Range: bytes */SIZE behind the file's end",
            "answer 416 and the size: whoever has the whole file learns so", "RFC 9110 §15.5.17",
            own: Self.fetched),
        Rule(
            .mediaIfRange, .error, "enclosure", "with If-Range 206 for the file's validator and 200 for another",
            "send the whole file when If-Range names another: else the halves of two files are put together",
            "RFC 9110 §13.1.5",
            own: Self.fetched),
        Rule(
            .mediaValidators, .warning, "enclosure", "a strong ETag, or a Last-Modified",
            "send one with the file: without it a download cannot be resumed safely", "RFC 9110 §8.8",
            own: Self.fetched),
        Rule(
            .mediaRangesTold, .warning, "enclosure", "Accept-Ranges: bytes",
            "send Accept-Ranges: bytes with the file", "RFC 9110 §14.3",
            own: Self.fetched),
        Rule(
            .mediaCors, .warning, "enclosure", "Access-Control-Allow-Origin: *",
            "send the header so that players on web pages can read the file", "Podcasting 2.0",
            own: Self.fetched),
        Rule(
            .imageStatus, .error, "itunes:image", "200 with an image",
            "make the image answer at its address", "Apple",
            own: "put the file that `image` names in site.yml or in front matter into public/, as it is spelt there"),
        Rule(
            .imageHead, .error, "itunes:image", "HEAD answered as GET, with the same fields",
            "answer HEAD for the image as GET: Apple looks with it", "Apple",
            own: Self.passed),
        Rule(
            .imageType, .error, "itunes:image", "JPEG or PNG, by content, extension and Content-Type",
            "save the art as JPEG or PNG and let the extension say which", "Apple",
            own: Self.picture),
        Rule(
            .imageSize, .error, "itunes:image", "1400 to 3000 pixels",
            "make the art anew in 3000 by 3000 pixels", "Apple",
            own: Self.picture),
        Rule(
            .imageSquare, .error, "itunes:image", "as wide as high",
            "cut the art square", "Apple",
            own: Self.picture),
        Rule(
            .imageColour, .error, "itunes:image", "RGB",
            "save the art in the sRGB profile: apps show inks and greys in wrong colours", "Apple",
            own: Self.picture),
        Rule(
            .imageStill, .warning, "itunes:image", "one picture",
            "export the animation's first frame", "Apple",
            own: Self.picture),
        Rule(
            .transcriptStatus, .error, "podcast:transcript", "200 with the transcript",
            "make the transcript answer at its address", "Podcasting 2.0",
            own: Self.passed),
        Rule(
            .transcriptServedType, .error, "podcast:transcript", "the type that the feed names",
            "serve the transcript with the type that the feed names", "Podcasting 2.0",
            own: Self.passed),
        Rule(
            .transcriptContent, .error, "podcast:transcript", "a transcript of the type that the feed names",
            "write the transcript in its format: apps show nothing of what they cannot read", "Podcasting 2.0",
            own: "import the transcript again, as 042.vtt"),
        Rule(
            .transcriptLines, .hint, "podcast:transcript", "lines of about 65 characters, in SRT two of 32",
            "break the cues into shorter lines: a phone shows no more", "Podcasting 2.0",
            own: "break the cues of the file that was imported into shorter lines: a phone shows no more"),
        Rule(
            .chaptersStatus, .error, "podcast:chapters", "200 with the chapters",
            "make the chapters answer at their address", "Podcasting 2.0",
            own: Self.passed),
        Rule(
            .chaptersContent, .error, "podcast:chapters", "JSON with version and chapters, each with a startTime",
            "write the document as the specification says", "Podcasting 2.0",
            own: Self.passed),
        Rule(
            .documentHead, .warning, "podcast:transcript, podcast:chapters",
            "HEAD answered as GET, with the same fields",
            "answer HEAD for transcripts and chapters as GET", "RFC 9110 §9.3.2",
            own: Self.passed),
        Rule(
            .documentCors, .error, "podcast:transcript, podcast:chapters", "Access-Control-Allow-Origin: *",
            "send the header: players on web pages cannot read the document without it", "Podcasting 2.0",
            own: Self.passed),
    ]
}
