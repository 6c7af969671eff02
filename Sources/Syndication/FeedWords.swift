// The words that a feed adds to what the notes say.

/// Headings and labels in feed items; English unless the site gives others.
public struct FeedWords: Sendable, Equatable {
    /// Before a sponsor's name and a colon.
    public var sponsoredBy = "Sponsored by"
    /// Before the guests' names and a colon.
    public var guests = "Guests"
    /// The heading above the extras.
    public var extras = "Extras"
    /// The heading above a joke, before its title.
    public var joke = "Joke"
    /// The name of the feed of jokes.
    public var jokes = "Jokes"
    /// The link from the short description to the episode's page.
    public var fullNotes = "Full show notes"

    /// The English words.
    public init() {}
}
