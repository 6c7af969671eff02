// What the tests of this target have in common.

import Foundation
import Testing

/// All tests in a browser. One after the other: what they wait for is drawn and sounds in real time, and two at once on a
/// small machine wait for each other.
@Suite(.enabled(if: Chromium.isThere, Chromium.absence), .serialized)
enum InBrowser {}

/// The browser, and what is asked of a page again and again.
enum Chromium {
    /// Not where somebody says so: a busy machine draws too slowly for what is waited for.
    static let isThere = Browser.path != nil && ProcessInfo.processInfo.environment["NOTECAST_BROWSER"] != "off"
    static let absence: Comment =
        "there is no Chromium on the PATH (and none in NOTECAST_CHROMIUM), or NOTECAST_BROWSER is off"
    /// The one audio element there is while scripts run.
    static let sound = "document.querySelector('.dock audio')"
    static let isSounding = "!\(sound).paused && \(sound).currentTime > 0.2"
}
