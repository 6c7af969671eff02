// Audio that lies elsewhere: what its server says about it, asked once and kept.

import Foundation
import Media
import Outbound
import Podcast

/// What is known of audio at an address.
struct RemoteAudio: Sendable {
    /// Nil when something is missing still.
    var enclosure: Enclosure?
    /// What was odd or missing, without a path.
    var problems: [String] = []
}

/// Learns length, type and duration of audio that notes name by its address.
///
/// What notes say in full is believed and nobody is asked; what was measured before is kept. Otherwise the server is
/// asked, and what it says counts: players get their bytes from there.
struct RemoteAudioStage {
    /// For all addresses of one import, in seconds.
    static let patience = 300.0

    let client: Outbound
    /// What the store has, by address.
    let known: [String: Enclosure]
    private let end = ContinuousClock.now + .seconds(patience)

    init(client: Outbound, known: [String: Enclosure]) {
        self.client = client
        self.known = known
    }

    func read(_ audio: WrittenAudio) -> RemoteAudio {
        guard let type = AudioAddress.type(of: audio.location) else {
            return RemoteAudio(problems: [
                "the address of the audio should be http(s) and end in .mp3 or .m4a; " + Self.until
            ])
        }
        if let bytes = audio.bytes, let duration = audio.duration, bytes > 0, duration > 0 {
            return RemoteAudio(
                enclosure: Enclosure(location: audio.location, type: type, bytes: bytes, duration: duration))
        }
        if let kept = known[audio.location], audio.bytes.map({ $0 == kept.bytes }) ?? true,
            audio.duration.map({ abs($0 - kept.duration) <= Self.tolerance }) ?? true
        {
            return RemoteAudio(enclosure: kept)
        }
        guard ContinuousClock.now < end else {
            return RemoteAudio(problems: [
                "its server was not asked: there was no time left. Import again; " + Self.until
            ])
        }
        do throws(RemoteMediaError) {
            return try measure(audio, type)
        } catch {
            return RemoteAudio(problems: ["\(error); " + Self.until])
        }
    }

    private func measure(_ audio: WrittenAudio, _ type: String) throws(RemoteMediaError) -> RemoteAudio {
        var found = RemoteAudio()
        let media = try RemoteMedia.measure(audio.location, with: client)
        if media.redirects > 0 {
            found.problems.append(
                "\(audio.location): leads on to \(media.url); name that address, since some apps follow no redirect")
        }
        if let bytes = audio.bytes, bytes != media.bytes {
            found.problems.append("bytes: should be \(media.bytes), as its server says, is \(bytes)")
        }
        let facts: AudioFacts?
        do throws(RemoteMediaError) {
            facts = try media.audioFacts(with: client)
        } catch {
            // The host's own word has to do where the file cannot be looked into.
            guard audio.duration != nil else {
                found.problems.append(
                    "\(error); write its duration into the front matter, as 01:02:03. " + Self.untilThen)
                return found
            }
            facts = nil
        }
        if let facts, let duration = audio.duration, abs(facts.duration - duration) > Self.tolerance {
            found.problems.append(
                "duration: should be \(Int(facts.duration.rounded())) seconds, as the file has it, is "
                    + "\(Int(duration.rounded()))")
        }
        guard let duration = facts?.duration ?? audio.duration, duration > 0 else { return found }
        found.enclosure = Enclosure(
            location: audio.location, type: facts?.type ?? type, bytes: media.bytes, duration: duration)
        return found
    }

    /// Seconds by which a written duration may differ: people round, and leave fractions out.
    private static let tolerance = 2.0
    private static let until = "until then the episode is on the site and not in the feed"
    private static let untilThen = "Until then the episode is on the site and not in the feed"
}
