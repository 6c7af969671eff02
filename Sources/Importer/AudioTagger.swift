// Copies of MP3s with what the notes say as tags: title, number, date, cover and chapters.

import Digests
import Foundation
import Media
import Podcast
import Store

/// Gives episodes' MP3s tags of their own where site.yml asks for it, after an import has saved what they are to say.
///
/// The file that was brought stays in the media folder as it is; the public hears a copy, whose name changes with its
/// bytes. What the tags are to say is known by a digest, so a copy is made again only when that changes. A copy is made
/// outside of any transaction: only its name is written in one.
struct AudioTagger {
    /// The bounds of what is written.
    struct Limits {
        /// Pixels of the cover's sides: it stands before the audio, and is fetched with the first second of it.
        var coverSide = 640
        /// Bytes of a cover that nothing could make smaller.
        var coverBytes = 512 << 10
    }

    struct Outcome {
        var changed: Set<Int64> = []
        var problems: [Problem] = []
    }

    /// Raise it when other tags are made of the same facts.
    private static let edition = 1

    let store: Store
    let show: Show
    let media: MediaFolder
    let covers: CoverSource
    var limits = Limits()

    /// Makes, renews and gives up copies for these episodes.
    func run(_ ids: Set<Int64>) throws -> Outcome {
        var outcome = Outcome()
        var ids = ids
        if !show.tagsAudio { ids.formIntersection(try store.read { try $0.taggedEpisodes() }) }
        for id in ids.sorted() { try run(id, &outcome) }
        return outcome
    }

    private func run(_ id: Int64, _ outcome: inout Outcome) throws {
        let found = try store.read { reader in
            try reader.record(id: id).map { ($0, try reader.content(of: id), try reader.audio(of: id)) }
        }
        guard let (record, content, files) = found else { return }
        var wanted = files
        for index in files.indices where files[index].sha256 != nil && files[index].enclosure.type == "audio/mpeg" {
            do {
                wanted[index] =
                    try show.tagsAudio
                    ? tagged(files[index], record, content, &outcome.problems) : plain(files[index])
            } catch {
                // The import is done, and the audio is good without them.
                let message = "keeps the tags that it has: \(error)"
                outcome.problems.append(
                    Problem(
                        path: ImportFile.name(storedAs: files[index].source), line: nil, severity: .warning,
                        message: message))
            }
        }
        guard wanted != files else { return }
        let isSaved = try store.write { writer in
            // Somebody else's import came in between: it looks after the copies itself.
            guard try writer.reader.audio(of: id) == files else { return false }
            try writer.setAudio(of: id, wanted)
            return true
        }
        // A copy that was made in vain stays: the other import may just have made the very same, and given it its name.
        guard isSaved else { return }
        outcome.changed.insert(id)
        // A copy that was replaced can be made again, and its address leads on.
        let locations = Set(wanted.map(\.enclosure.location))
        for file in files where file.original != nil && !locations.contains(file.enclosure.location) {
            media.remove(file.enclosure.location)
        }
    }

    /// The file itself, without a copy.
    private func plain(_ file: StoredAudio) throws -> StoredAudio {
        guard let original = file.original else { return file }
        let facts = try AudioFacts.read(FileSource(path: "\(media.path)/\(original)"))
        let enclosure = Enclosure(location: original, type: facts.type, bytes: facts.bytes, duration: facts.duration)
        return StoredAudio(enclosure, sha256: file.sha256)
    }

    private func tagged(
        _ file: StoredAudio, _ record: EpisodeRecord, _ content: EpisodeContent, _ problems: inout [Problem]
    ) throws -> StoredAudio {
        let cover = covers.cover(content.details.image ?? show.image, limits, &problems)
        var tags = tags(record, content, duration: file.enclosure.duration)
        let digest = Self.digest(tags, cover: cover?.hash)
        if file.tags == digest, media.holds(file.enclosure.location, bytes: file.enclosure.bytes) { return file }
        tags.cover = cover?.bytes
        let copy = try TaggedCopy(of: FileSource(path: "\(media.path)/\(file.source)"), with: tags)
        let facts = try AudioFacts.read(copy)
        let location = Self.location(file, tag: copy.tag)
        if !media.holds(location, bytes: copy.size) { try media.put(copy, as: location) }
        let enclosure = Enclosure(location: location, type: facts.type, bytes: facts.bytes, duration: facts.duration)
        return StoredAudio(enclosure, sha256: file.sha256, original: file.source, tags: digest)
    }

    private func tags(_ record: EpisodeRecord, _ content: EpisodeContent, duration: Double) -> WrittenTags {
        var tags = WrittenTags(title: record.title, artist: show.author, album: show.title)
        tags.number = record.number.flatMap { $0 > 0 ? $0 : nil }
        if let published = record.published {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = show.timeZone
            let date = calendar.dateComponents([.year, .month, .day], from: published)
            if let year = date.year, (1...9999).contains(year) {
                (tags.year, tags.month, tags.day) = (year, date.month, date.day)
            }
        }
        tags.chapters = content.chapters.filter { $0.start >= 0 && $0.start < duration }
            .map { WrittenTags.Chapter(start: $0.start, title: $0.title, url: $0.url.flatMap(AudioChapter.address)) }
        return tags
    }

    /// Names what is to be written. The cover counts by the picture that it is made of, whatever makes it smaller: a program
    /// that comes or goes is no reason to give all audio new addresses.
    private static func digest(_ tags: WrittenTags, cover: [UInt8]?) -> [UInt8] {
        var parts = ["\(edition)", tags.title ?? "", tags.artist ?? "", tags.album ?? "", cover?.hex ?? ""]
        parts += [tags.year, tags.month, tags.day, tags.number].map { $0.map(String.init) ?? "" }
        for chapter in tags.chapters { parts += ["\(chapter.start)", chapter.title, chapter.url ?? ""] }
        // A length before each part: no two lists of parts are one text.
        return SHA256.digest(parts.flatMap { Array("\($0.utf8.count):".utf8) + Array($0.utf8) })
    }

    /// The name of the file as it was brought, with another hash: of its bytes and the new tag.
    private static func location(_ file: StoredAudio, tag: [UInt8]) -> String {
        let stem = file.source.split(separator: ".").first.map { $0.dropLast(11) } ?? "audio"
        let hash = SHA256.digest((file.sha256 ?? []) + tag)
        return "\(stem)-\(Array(hash.prefix(5)).hex).mp3"
    }
}

/// Pictures as covers of audio, each read once in an import.
final class CoverSource {
    struct Cover {
        /// SHA-256 of the picture that it is made of.
        var hash: [UInt8]
        /// Nil when it is too large, and nothing made it smaller.
        var bytes: [UInt8]?
    }

    private let files: PublicFiles?
    private let cache: String
    private var known: [String: Cover?] = [:]
    private lazy var variants = ArtworkVariants(folder: cache)

    /// - Parameters:
    ///   - files: where pictures lie; nil: there are none.
    ///   - cache: the folder of smaller copies.
    init(files: PublicFiles?, cache: String) {
        self.files = files
        self.cache = cache
    }

    /// The picture at a location; nil when there is none of our own, or it is none that can be a cover.
    func cover(_ location: String?, _ limits: AudioTagger.Limits, _ problems: inout [Problem]) -> Cover? {
        guard let location else { return nil }
        if let cover = known[location] { return cover }
        let cover = read(location, limits, &problems)
        known[location] = .some(cover)
        return cover
    }

    private func read(_ location: String, _ limits: AudioTagger.Limits, _ problems: inout [Problem]) -> Cover? {
        guard let source = files?.source(location), source.size <= ArtworkVariants.byteLimit,
            let facts = try? ImageFacts.read(source), facts.type == "image/jpeg" || facts.type == "image/png",
            let bytes = try? source.read(at: 0, count: Int(source.size))
        else { return nil }
        var cover = Cover(hash: SHA256.digest(bytes))
        let smaller = try? variants.make(of: MemorySource(bytes), sides: [limits.coverSide]).first
        if let smaller, let copy = try? FileSource(path: "\(cache)/\(smaller.name)") {
            cover.bytes = try? copy.read(at: 0, count: Int(copy.size))
        }
        if cover.bytes == nil, bytes.count <= limits.coverBytes { cover.bytes = bytes }
        if cover.bytes == nil {
            let message =
                "is not written into the audio: it has \(bytes.count) bytes, and no program that makes it smaller is "
                + "installed (ImageMagick or libvips)"
            problems.append(Problem(path: location, line: nil, severity: .warning, message: message))
        }
        return cover
    }
}
