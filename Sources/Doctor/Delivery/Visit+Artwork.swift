// Artwork of the show and of its episodes, as directories look at it.

import Media
import Outbound

extension Visit {
    /// Different images that are looked at, the show's first.
    private static let imageLimit = 12

    mutating func checkArtwork(_ feed: Feed) {
        var seen: Set<String> = []
        let show = feed.channel.first("itunes:image").map { ($0, Place.channel(line: $0.line)) }
        let items = feed.items.lazy.compactMap { item in
            item.element.first("itunes:image").map { ($0, item.place($0)) }
        }
        for (image, place) in [show].compactMap(\.self) + Array(items.prefix(2000)) {
            guard let address = image["href"]?.trimmedXML, AbsoluteAddress.isSound(address),
                doctor.checksAll || seen.count < Self.imageLimit, seen.insert(address).inserted
            else { continue }
            checkImage(address, place)
        }
    }

    private mutating func checkImage(_ address: String, _ place: Place) {
        var request = OutboundRequest(address)
        request.bodyLimit = doctor.limits.imageBytes
        guard let answer = send(request, .imageStatus, place) else { return }
        guard answer.status == 200 else {
            find(.imageStatus, place, "status \(answer.status): \(address)")
            return
        }
        if let head = send(OutboundRequest(address, isHead: true), .imageHead, place) {
            if head.status == 200 {
                compare(head: head, with: answer, ["Content-Type", "ETag"], .imageHead, place)
            } else {
                find(.imageHead, place, "status \(head.status) to HEAD: \(address)")
            }
        }
        let facts: ImageFacts
        do throws(MediaError) {
            facts = try ImageFacts.read(MemorySource(answer.body))
        } catch {
            find(.imageType, place, "\(address): \(error)")
            return
        }
        let faults = ArtworkCheck.findings(facts, name: address)
        for fault in faults {
            switch fault.rule {
            case .type, .fileExtension: find(.imageType, place, fault.message)
            case .square: find(.imageSquare, place, fault.message)
            case .small, .large: find(.imageSize, place, fault.message)
            case .colour: find(.imageColour, place, fault.message)
            case .still: find(.imageStill, place, fault.message)
            }
        }
        let isNamed = !faults.contains { $0.rule == .type || $0.rule == .fileExtension }
        if isNamed, let type = answer.mediaType, type != facts.type {
            find(.imageType, place, "is \(facts.type), its server says \(type)")
        }
    }
}
