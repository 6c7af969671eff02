// The place that an episode was heard to: what moves it, and what does not.

import Foundation
import Testing

extension InBrowser {
    @Suite struct PlaceTests {
        private let sound = Chromium.sound
        private let episode = "/episodes/paper-and-glue"
        private let clock = "document.querySelector('.player [data-part=at]')?.textContent"
        private let place = "JSON.parse(localStorage.getItem('notecast.places'))?.[0].at"

        /// Plays, goes on by half a minute, and stands still there.
        private func heard(_ tab: Tab) async throws {
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.press(".player [data-do=forward]")
            try await tab.wait(for: "\(sound).currentTime > 30")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).paused && \(place) > 30")
        }

        private func opened(_ address: String? = nil, _ tab: Tab? = nil) async throws -> Tab {
            let tab = if let tab { tab } else { try await Tab(site: ShowOnAir.shared().address) }
            try await tab.open(address ?? episode)
            try await tab.wait(for: "document.querySelector('.player .deck')")
            return tab
        }

        @Test("A page with a moment in its address goes on where it was heard to, after a reload and after Back")
        func moment() async throws {
            let tab = try await opened()
            try await tab.press("a.time[href$='#t=12']")
            try await tab.wait(for: "\(sound).currentTime > 12.2 && location.hash === '#t=12'")
            try await tab.press(".player [data-do=forward]")
            try await tab.wait(for: "\(sound).currentTime > 42")
            _ = try await tab.value("void (location.hash = 'topic-2')", as: Bool?.self)
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.hash === '#t=12'")
            // What comes with an address comes with its event.
            _ = try await tab.value("new Promise((done) => setTimeout(done, 200))", as: Bool?.self)
            #expect(try await tab.holds("\(sound).currentTime > 42"))
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).paused")
            try await tab.reload()
            try await tab.wait(for: "\(clock)?.startsWith('0:4')")
            // Who writes a moment into the address means it.
            _ = try await tab.value("void (location.hash = 't=7')", as: Bool?.self)
            try await tab.wait(for: "\(clock) === '0:07'")
        }

        @Test("A shared moment that was only looked at moves no place, and is still there after a reload")
        func looked() async throws {
            let tab = try await opened()
            try await heard(tab)
            let before = try await tab.value(place, as: Double.self)
            for fragment in ["#t=12", "#t=50"] {
                try await tab.open("/about")
                _ = try await opened(episode + fragment, tab)
                let time = fragment == "#t=12" ? "0:12" : "0:50"
                try await tab.wait(for: "\(clock) === '\(time)'")
                try await tab.reload()
                try await tab.wait(for: "\(clock) === '\(time)'")
            }
            try await tab.open("/about")
            #expect(try await tab.value(place, as: Double.self) == before)
            try await tab.open("/episodes")
            #expect(try await tab.holds("!document.querySelector('.heard:not(.begun)')"))
        }

        @Test("A tab that stands still leaves the place to the one that went on")
        func twoTabs() async throws {
            let tab = try await opened()
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).currentTime > 1.2")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).paused && \(place) > 1")
            let other = try await opened(nil, try await tab.sibling())
            try await heard(other)
            try await tab.open("/about")
            #expect(try await tab.value(place, as: Double.self) > 30)
        }

        @Test("Back to a page from before the sound brings the bar, and the sound goes on")
        func back() async throws {
            let tab = try await Tab(site: ShowOnAir.shared().address)
            try await tab.open("/episodes")
            try await tab.press("a[href='\(episode)']")
            try await tab.wait(for: "location.pathname === '\(episode)' && document.querySelector('.player .deck')")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).currentTime > 1.2")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(
                for: "location.pathname === '/episodes' && document.querySelector('.dock .deck')?.checkVisibility()")
            try await tab.wait(for: "!\(sound).paused && \(sound).currentTime > 1.2")
        }

        @Test("A place that is remembered by a slug is found, and kept by the guid from then on")
        func oldPlace() async throws {
            let tab = try await Tab(site: ShowOnAir.shared().address)
            try await tab.open("/about")
            _ = try await tab.value(
                "void localStorage.setItem('notecast.places', JSON.stringify([{ id: 'paper-and-glue', at: 21, seconds: 51 }]))",
                as: Bool?.self)
            try await tab.open("/episodes")
            try await tab.wait(for: "document.querySelector('.begun')?.closest('.line').textContent.includes('Paper')")
            _ = try await opened(nil, tab)
            try await tab.wait(for: "\(clock) === '0:21'")
            try await heard(tab)
            #expect(
                try await tab.holds(
                    """
                    (() => {
                        const places = JSON.parse(localStorage.getItem('notecast.places'));
                        return places.length === 1 && places[0].slug === 'paper-and-glue' && places[0].id.length === 36;
                    })()
                    """))
        }

        @Test("What was heard stands in lists where nothing moves for it")
        func lists() async throws {
            let tab = try await opened()
            try await heard(tab)
            try await tab.open("/episodes")
            try await tab.wait(for: "document.querySelector('.line .heard')")
            #expect(
                try await tab.holds(
                    """
                    (() => {
                        const mark = document.querySelector('.line .heard');
                        const line = mark.closest('.line');
                        const before = line.getBoundingClientRect().height;
                        mark.remove();
                        return line.getBoundingClientRect().height === before;
                    })()
                    """))
        }
    }
}
