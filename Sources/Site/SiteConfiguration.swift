// What a site is made of.

public import Foundation
public import Importer
public import Logging
public import Podcast
public import Store

/// What a site is made of: one show over one data folder.
public struct SiteConfiguration: Sendable {
    public var show: Show
    public var store: Store
    /// What the import endpoint hands its files to.
    public var importer: Importer
    /// Holds Public/ and Templates/.
    public var rootFolder: String
    /// Holds media/, cache/, and perhaps templates/ and public/, which override the root's file by file.
    public var dataFolder: String
    /// Whether somebody works on the templates: changes show at once, and error pages say what is wrong.
    public var isDevelopment: Bool
    /// Whether another process serves this data folder still, and this one is to take its place.
    public var followsAnother = false
    /// Where programs are looked for that draw pictures, as PATH is written; nil: PATH.
    public var programPath: String?
    /// Whether pictures are copied into the cache, and smaller copies made of them.
    public var makesArtwork = true
    /// When site.yml was last changed; nil when nobody knows.
    public var settingsChanged: Date?
    public var logger: Logger
    public var limits: SiteLimits
    /// The same clock as the store's.
    public var clock: @Sendable () -> Date

    public init(
        show: Show, store: Store, importer: Importer, rootFolder: String, dataFolder: String,
        isDevelopment: Bool = false, logger: Logger = Logger(label: "notecast.site"),
        limits: SiteLimits = SiteLimits(), clock: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.show = show
        self.store = store
        self.importer = importer
        self.rootFolder = rootFolder
        self.dataFolder = dataFolder
        self.isDevelopment = isDevelopment
        self.logger = logger
        self.limits = limits
        self.clock = clock
    }
}
