// An episode's own facts, in the form that every page shows them.

import Foundation
internal import Podcast

/// Makes the values that an episode has on every page: in lists, in headers, in results.
struct EpisodeValues: Sendable {
    /// Lists name no more people than this.
    private static let nameLimit = 3

    var timeZone: TimeZone
    var badges: HostBadge
    var words: Words

    /// The values of `partials/episode-line.mustache` and of an episode's header.
    func line(_ episode: Episode) -> PageValues {
        let audio = episode.enclosure
        return [
            "address": .text(SitePath.episode(episode.slug)),
            "title": .text(episode.title),
            "number": .words(shortNumber(episode.number, season: episode.season)),
            "numberWords": .words(number(episode)),
            "summary": .words(episode.summary),
            "date": episode.published.map { .group(date($0)) } ?? .nothing,
            "minutes": .words(audio.map { ReadableSize.minutes($0.duration, words) }),
            "hostNames": .words(words.sentence(episode.hostsOnly, limit: Self.nameLimit)),
            "guestNames": .words(
                episode.guests.isEmpty
                    ? nil : words.text(.with, ["names": words.sentence(episode.guests, limit: Self.nameLimit)])),
            "hosts": .list(episode.hostsOnly.map { badges.values($0) }),
            "hasHosts": .flag(!episode.hostsOnly.isEmpty),
        ]
    }

    /// The values of `partials/player.mustache`; nothing without audio.
    ///
    /// - Parameter alternates: further files of the same audio: a browser plays the first that it can.
    func player(
        _ episode: Episode, _ alternates: [Enclosure] = [], chapters: [Chapter], part: String = ""
    ) -> PageValue {
        guard let audio = episode.enclosure else { return .nothing }
        return .group([
            "source": .text(Self.address(audio) + part),
            "hasChoice": .flag(!alternates.isEmpty),
            "choices": .list(
                ([audio] + alternates).map { choice in
                    [
                        "file": .text(Self.address(choice) + part),
                        "type": .text(choice.codecs.map { "\(choice.type); codecs=\($0)" } ?? choice.type),
                    ]
                }),
            "others": .list(
                alternates.map { other in
                    let format = other.format ?? other.type
                    return [
                        "file": .text(Self.address(other)), "otherFormat": .text(format),
                        "otherWords": .text(words.text(.downloadFormat, ["format": format])),
                        "otherSize": .text(ReadableSize.bytes(other.bytes, words)),
                    ]
                }),
            "length": .text(Timecode.short(audio.duration)),
            "lengthMachine": .text(ReadableSize.machineDuration(audio.duration)),
            "size": .text(ReadableSize.bytes(audio.bytes, words)),
            "downloadWords": .text(
                audio.format.map { words.text(.downloadFormat, ["format": $0]) } ?? words.text(.download)),
            "label": .text(episode.title),
            "guid": .text(episode.guid),
            "page": .text(SitePath.episode(episode.slug)),
            "seconds": .text(String(Int(audio.duration.rounded()))),
            // The document has those that lie within the audio, and is there when one does.
            "chapterDocument": .words(
                chapters.contains { $0.start >= 0 && $0.start < audio.duration }
                    ? SitePath.chapters(episode.slug) : nil),
            "spokenPage": .words(episode.hasTranscript ? SitePath.transcript(episode.slug) : nil),
            "captions": .words(episode.hasTranscript ? SitePath.transcript(episode.slug, in: "vtt") : nil),
            "isRemote": .flag(audio.isRemote),
            "bytes": .text(String(audio.bytes)),
        ])
    }

    private static func address(_ audio: Enclosure) -> String {
        audio.isRemote ? audio.location : SitePath.media(audio.location)
    }

    func date(_ date: Date) -> PageValues {
        let day = ReadableDate(date, in: timeZone)
        return ["machine": .text(day.machine), "long": .text(day.long(words)), "short": .text(day.short(words))]
    }

    /// "Episode 308", "Season 2, episode 4"; nil for an episode without a number.
    func number(_ episode: Episode) -> String? {
        guard let number = episode.number else { return nil }
        guard let season = episode.season else { return words.text(.episodeNumber, ["n": "\(number)"]) }
        return words.text(.seasonEpisode, ["season": "\(season)", "n": "\(number)"])
    }

    /// "308", "S2 E4"; nil for an episode without a number.
    func shortNumber(_ number: Int?, season: Int?) -> String? {
        guard let number else { return nil }
        guard let season else { return "\(number)" }
        return words.text(.seasonEpisodeShort, ["season": "\(season)", "n": "\(number)"])
    }
}
