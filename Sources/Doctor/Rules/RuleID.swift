// The names of the rules: what other programs may rely on.

/// A rule's name. See the tables beside this file for what each says.
public enum RuleID: String, Sendable, CaseIterable {
    // document
    case wellFormed = "well-formed"
    case encoding
    case doctype
    case namespace
    case rss
    case items
    // channel
    case channelTitle = "channel-title"
    case channelDescription = "channel-description"
    case channelDescriptionLength = "channel-description-length"
    case channelLink = "channel-link"
    case channelLanguage = "channel-language"
    case languageCode = "language-code"
    case channelCategory = "channel-category"
    case categoryName = "category-name"
    case channelExplicit = "channel-explicit"
    case explicitValue = "explicit-value"
    case channelImage = "channel-image"
    case rssImage = "rss-image"
    case selfLink = "self-link"
    case selfAddress = "self-address"
    case hub
    case paging
    case channelAuthor = "channel-author"
    case owner
    case ownerEmail = "owner-email"
    case verifyCode = "verify-code"
    case typeValue = "type-value"
    case serialNumbers = "serial-numbers"
    case completeValue = "complete-value"
    case blockValue = "block-value"
    case newFeedUrl = "new-feed-url"
    case podcastLocked = "podcast-locked"
    case podcastGuid = "podcast-guid"
    case podcastGuidForm = "podcast-guid-form"
    case podcastGuidOrigin = "podcast-guid-origin"
    case once
    case trimmed
    case titlePlain = "title-plain"
    case address
    case channelDate = "channel-date"
    // item
    case itemTitle = "item-title"
    case titleNumber = "title-number"
    case enclosure
    case enclosureOnce = "enclosure-once"
    case enclosureLength = "enclosure-length"
    case enclosureType = "enclosure-type"
    case enclosureExtension = "enclosure-extension"
    case enclosureKind = "enclosure-kind"
    case enclosureUnique = "enclosure-unique"
    case guid
    case guidUnique = "guid-unique"
    case guidPermalink = "guid-permalink"
    case itemLink = "item-link"
    case itemDate = "item-date"
    case dateForm = "date-form"
    case dateWeekday = "date-weekday"
    case dateFuture = "date-future"
    case order
    case itemDescription = "item-description"
    case itemDescriptionLength = "item-description-length"
    case descriptionMarkup = "description-markup"
    case duration
    case durationForm = "duration-form"
    case durationSeconds = "duration-seconds"
    case itemImage = "item-image"
    case itemExplicit = "item-explicit"
    case episodeNumber = "episode-number"
    case seasonNumber = "season-number"
    case episodeType = "episode-type"
    case episodeUnique = "episode-unique"
    // namespaces
    case transcript
    case transcriptType = "transcript-type"
    case chaptersType = "chapters-type"
    case simpleChapters = "simple-chapters"
    case podcastAttribute = "podcast-attribute"
    case podcastValue = "podcast-value"
    case podcastText = "podcast-text"
    // delivery
    case feedStatus = "feed-status"
    case feedRedirect = "feed-redirect"
    case feedMoved = "feed-moved"
    case feedType = "feed-type"
    case feedSize = "feed-size"
    case feedSpeed = "feed-speed"
    case feedHead = "feed-head"
    case feedValidators = "feed-validators"
    case feedEtag = "feed-etag"
    case feedEtagStrong = "feed-etag-strong"
    case feedModified = "feed-modified"
    case feedModifiedTime = "feed-modified-time"
    case feedGzip = "feed-gzip"
    case feedGzipSame = "feed-gzip-same"
    case feedVary = "feed-vary"
    case feedGzipEtag = "feed-gzip-etag"
    case feedCors = "feed-cors"
    case furtherPage = "further-page"
    case mediaStatus = "media-status"
    case mediaHead = "media-head"
    case mediaRedirect = "media-redirect"
    case mediaLength = "media-length"
    case mediaType = "media-type"
    case mediaRange = "media-range"
    case mediaRangeForms = "media-range-forms"
    case mediaUnsatisfiable = "media-unsatisfiable"
    case mediaIfRange = "media-if-range"
    case mediaValidators = "media-validators"
    case mediaRangesTold = "media-ranges-told"
    case mediaCors = "media-cors"
    case imageStatus = "image-status"
    case imageHead = "image-head"
    case imageType = "image-type"
    case imageSize = "image-size"
    case imageSquare = "image-square"
    case imageColour = "image-colour"
    case imageStill = "image-still"
    case transcriptStatus = "transcript-status"
    case transcriptServedType = "transcript-served-type"
    case transcriptContent = "transcript-content"
    case transcriptLines = "transcript-lines"
    case chaptersStatus = "chapters-status"
    case chaptersContent = "chapters-content"
    case documentHead = "document-head"
    case documentCors = "document-cors"
    // own show
    case guidHistory = "guid-history"
    case missingEpisode = "missing-episode"
    case podcastGuidHistory = "podcast-guid-history"
    case keptOut = "kept-out"
    case scheduled = "scheduled"
    case publicAddress = "public-address"
}
