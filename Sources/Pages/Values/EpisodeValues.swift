// An episode's own facts, in the form that every page shows them.

import Foundation
internal import Podcast

/// Makes the values that an episode has on every page: in lists, in headers, in results.
struct EpisodeValues: Sendable {
    /// Lists name no more people than this.
    private static let nameLimit = 3

    var timeZone: TimeZone
    var badges: HostBadge

    /// The values of `partials/episode-line.mustache` and of an episode's header.
    func line(_ episode: Episode) -> PageValues {
        let audio = episode.enclosure
        return [
            "address": .text(SitePath.episode(episode.slug)),
            "title": .text(episode.title),
            "number": .words(Self.shortNumber(episode)),
            "numberWords": .words(Self.number(episode)),
            "summary": .words(episode.summary),
            "date": episode.published.map { .group(date($0)) } ?? .nothing,
            "minutes": .words(audio.map { ReadableSize.minutes($0.duration) }),
            "hostNames": .words(HostBadge.sentence(episode.hostsOnly, limit: Self.nameLimit)),
            "guestNames": .words(HostBadge.sentence(episode.guests, limit: Self.nameLimit)),
            "hosts": .list(episode.hostsOnly.map(badges.values)),
            "hasHosts": .flag(!episode.hostsOnly.isEmpty),
            "guests": .words(HostBadge.sentence(episode.guests)),
        ]
    }

    /// The values of `partials/player.mustache`; nothing without audio.
    func player(_ episode: Episode) -> PageValue {
        guard let audio = episode.enclosure else { return .nothing }
        return .group([
            "source": .text(audio.isRemote ? audio.location : SitePath.media(audio.location)),
            "length": .text(Timecode.short(audio.duration)),
            "lengthMachine": .text(ReadableSize.machineDuration(audio.duration)),
            "size": .text(ReadableSize.bytes(audio.bytes)),
            "format": .words(Self.format(audio.type)),
            "label": .text(episode.title),
        ])
    }

    func date(_ date: Date) -> PageValues {
        let day = ReadableDate(date, in: timeZone)
        return ["machine": .text(day.machine), "long": .text(day.long), "short": .text(day.short)]
    }

    /// "Episode 308", "Season 2, episode 4"; nil for an episode without a number.
    static func number(_ episode: Episode) -> String? {
        guard let number = episode.number else { return nil }
        return episode.season.map { "Season \($0), episode \(number)" } ?? "Episode \(number)"
    }

    /// "308", "S2 E4"; nil for an episode without a number.
    static func shortNumber(_ episode: Episode) -> String? {
        guard let number = episode.number else { return nil }
        return episode.season.map { "S\($0) E\(number)" } ?? "\(number)"
    }

    private static func format(_ type: String) -> String? {
        switch type {
        case "audio/mpeg": "MP3"
        case "audio/mp4", "audio/x-m4a", "audio/m4a": "M4A"
        case "audio/ogg", "audio/opus": "Ogg"
        default: nil
        }
    }
}
