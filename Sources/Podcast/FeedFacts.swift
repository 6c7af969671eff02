// Facts that only the show's maker can know, as the podcast namespace writes them.

/// Under which terms others may use the show or an episode (podcast namespace, tag license).
public struct License: Sendable, Equatable, Codable {
    /// An identifier of SPDX in lower case, as `cc-by-4.0`, or a name of one's own.
    public var name: String
    /// The full text; required by the namespace for a name of one's own.
    public var url: String?

    public init(name: String, url: String? = nil) {
        self.name = name
        self.url = url
    }
}

/// A place that the show or an episode is about, or is made at (podcast namespace, tag location).
public struct Location: Sendable, Equatable, Codable {
    /// As people call it.
    public var name: String
    /// `geo:` and latitude, longitude (RFC 5870); nil when nobody said.
    public var geo: String?
    /// An object of OpenStreetMap, as `R148838`.
    public var osm: String?
    /// ISO 3166-1 alpha-2, in upper case.
    public var country: String?
    /// `subject` or `creator`; nil means the subject.
    public var relation: String?

    public init(
        name: String, geo: String? = nil, osm: String? = nil, country: String? = nil, relation: String? = nil
    ) {
        self.name = name
        self.geo = geo
        self.osm = osm
        self.country = country
        self.relation = relation
    }
}

/// A post under which listeners may comment (podcast namespace, tag socialInteract).
public struct SocialPost: Sendable, Equatable, Codable {
    /// `activitypub`, `bluesky`, `matrix`, …, or `disabled` where comments are not wanted.
    public var network: String
    /// The post's address; nil only for `disabled`.
    public var url: String?
    /// Whose post it is, as `@ada@social.example`.
    public var account: String?
    /// The account's page.
    public var accountURL: String?
    /// 1 goes before 2.
    public var priority: Int?

    public init(
        network: String, url: String?, account: String? = nil, accountURL: String? = nil, priority: Int? = nil
    ) {
        self.network = network
        self.url = url
        self.account = account
        self.accountURL = accountURL
        self.priority = priority
    }
}

extension Location {
    /// RFC 5870 §3.3, as far as apps read it: `geo:` and two or three numbers between commas.
    public static func isGeo(_ text: String) -> Bool {
        guard text.hasPrefix("geo:") else { return false }
        let numbers = text.dropFirst(4).prefix { $0 != ";" }.split(separator: ",", omittingEmptySubsequences: false)
            .map { Double($0) }
        guard (2...3).contains(numbers.count), let latitude = numbers[0], let longitude = numbers[1],
            !numbers.contains(nil)
        else { return false }
        return abs(latitude) <= 90 && abs(longitude) <= 180
    }

    /// `N`, `W` or `R` and digits.
    public static func isOSM(_ text: String) -> Bool {
        guard let first = text.first, "NWR".contains(first) else { return false }
        let digits = text.dropFirst().prefix { $0 != "#" }
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// Two letters.
    public static func isCountry(_ text: String) -> Bool {
        text.utf8.count == 2 && text.utf8.allSatisfy { (97...122).contains($0 | 0x20) }
    }

    /// What the place is to the show.
    public static func isRelation(_ text: String) -> Bool { text == "subject" || text == "creator" }
}
