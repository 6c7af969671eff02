// Going from page to page while something plays.

import Foundation
import Testing

extension InBrowser {
    @Suite struct TravelTests {
        private let sound = Chromium.sound

        private func playing(_ size: Tab.Size = .desk, on show: ShowOnAir? = nil) async throws -> Tab {
            let show = try show ?? ShowOnAir.shared()
            let tab = try await Tab(site: show.address, size: size)
            try await tab.open("/episodes/paper-and-glue")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            // Lost with the document: as long as it is there, no page was left.
            _ = try await tab.value("void (window.isSame = true)", as: Bool?.self)
            return tab
        }

        @Test(
            "The sound goes on over links, a search, back and forward, and the page is right each time",
            arguments: Tab.Size.allCases)
        func onward(size: Tab.Size) async throws {
            let tab = try await playing(size)
            let before = try await tab.value("\(sound).currentTime", as: Double.self)
            try await tab.choose("/episodes")
            try await tab.wait(for: "location.pathname === '/episodes' && document.title.startsWith('Episodes')")
            try await tab.wait(for: "document.querySelector('.dock .deck')?.checkVisibility()")
            #expect(try await tab.holds("window.isSame && document.activeElement.matches('main h1')"))
            #expect(try await tab.holds("document.querySelector('.menu [aria-current]').textContent === 'Episodes'"))
            try await tab.wait(for: "\(sound).currentTime > \(before) + 0.3 && !\(sound).paused")

            try await tab.press(size == .phone ? ".seek" : ".find input")
            if size == .phone { try await tab.press(".ask input") }
            try await tab.type("blotters")
            try await tab.key("Enter")
            try await tab.wait(for: "location.search === '?q=blotters' && document.querySelector('.result')")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
            // Some text of the transcript of both: a moment of the one that does not play is played without leaving.
            try await tab.press(".result h2 a")
            try await tab.wait(for: "location.pathname === '/episodes/ink' && document.querySelector('.player .deck')")
            #expect(try await tab.holds("document.querySelector('.dock .deck-title').textContent === 'Paper and glue'"))
            #expect(try await tab.holds("document.querySelector('link[rel=canonical]').href.endsWith('/episodes/ink')"))

            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=blotters' && document.querySelector('.result')")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            if size == .phone { _ = try await tab.value("void history.back()", as: Bool?.self) }
            try await tab.wait(for: "location.pathname === '/episodes' && document.querySelector('.lines')")
            _ = try await tab.value("void history.forward()", as: Bool?.self)
            try await tab.wait(for: "location.pathname === '/search'")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
            #expect(try tab.strangers() == [])
            #expect(tab.complaints() == [])
        }

        @Test("A moment that a search found plays where it was found, and the other episode takes its place in the bar")
        func found() async throws {
            let tab = try await playing()
            try await tab.open("/search?q=scissors+cut")
            try await tab.press(".moments a[href^='/episodes/ink#t=']")
            try await tab.wait(
                for: "document.querySelector('.dock .deck-title')?.textContent === 'Ink' && !\(sound).paused")
            try await tab.wait(for: "\(sound).currentTime > 12.2")
            #expect(try await tab.holds("location.pathname === '/search'"))
        }

        @Test("Its own page gives the controls back, a reload keeps the bar, and closing takes it away")
        func bar() async throws {
            let tab = try await playing()
            try await tab.choose("/episodes")
            try await tab.press(".dock .deck-title")
            try await tab.wait(for: "location.pathname === '/episodes/paper-and-glue'")
            try await tab.wait(
                for: "document.querySelector('.player .deck.playing') && document.querySelector('.dock').hidden")
            try await tab.choose("/episodes")
            try await tab.wait(for: "location.pathname === '/episodes' && \(sound).currentTime > 1.5")
            try await tab.reload()
            try await tab.wait(for: "document.querySelector('.dock .deck')?.checkVisibility()")
            #expect(try await tab.holds("\(sound).paused"))
            try await tab.press(".dock [data-do=toggle]")
            try await tab.wait(for: "!\(sound).paused && \(sound).currentTime > 1.4")
            try await tab.press(".dock [data-do=chapters]")
            try await tab.press(".sheet ol li:nth-child(3) button")
            try await tab.wait(for: "\(sound).currentTime >= 24")
            try await tab.press(".dock [data-do=close]")
            try await tab.wait(for: "document.querySelector('.dock').hidden && \(sound).paused")
            try await tab.reload()
            #expect(try await tab.holds("!document.querySelector('.dock .deck')"))
            #expect(tab.complaints() == [])
        }

        @Test("What is no page of the site is left to the browser: documents, files, and an address without a page")
        func others() async throws {
            let tab = try await playing()
            try await tab.choose("/episodes")
            // The address is the new page's a moment before its text is there.
            try await tab.wait(
                for: "location.pathname === '/episodes' && document.querySelector('main h1').textContent === 'Episodes'"
            )
            _ = try await tab.value(
                "void document.querySelector('main h1').insertAdjacentHTML('afterend', '<a href=\"/robots.txt\">file</a> <a href=\"/nothing\">nothing</a>')",
                as: Bool?.self)
            try await tab.press("main a[href='/nothing']")
            try await tab.wait(for: "location.pathname === '/nothing' && document.querySelector('.problem')")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.pathname === '/episodes' && document.querySelector('.lines')")
            _ = try await tab.value(
                "void document.querySelector('main h1').insertAdjacentHTML('afterend', '<a href=\"/robots.txt\">file</a>')",
                as: Bool?.self)
            try await tab.press("main a[href='/robots.txt']")
            try await tab.wait(for: "location.pathname === '/robots.txt' && !window.isSame")
        }

        @Test("The pages of a host's links are pages, though their addresses end like a file's")
        func hosts() async throws {
            let tab = try await playing()
            try await tab.press("footer a[href='/links']")
            try await tab.wait(for: "location.pathname === '/links' && document.querySelector('.sites')")
            try await tab.press(".sites a[href='/links/example.org']")
            try await tab.wait(for: "location.pathname === '/links/example.org' && document.querySelector('.noted')")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
        }

        @Test("A browser without the Navigation API leaves the page, and the next one takes up the sound")
        func leaving() async throws {
            let show = try ShowOnAir.shared()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            _ = try await tab.value(
                "void Object.defineProperty(window, 'navigation', { value: undefined })", as: Bool?.self)
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.wait(for: "\(sound).currentTime > 1.2")
            _ = try await tab.value("void (window.isSame = true)", as: Bool?.self)
            try await tab.choose("/episodes")
            try await tab.wait(
                for: "location.pathname === '/episodes' && document.querySelector('.dock .deck.playing')")
            try await tab.wait(for: "!window.isSame && !\(sound).paused && \(sound).currentTime > 1.2")
        }

        @Test("Without a net the sound goes on, words say so in place, and the page comes when there is a net again")
        func noNet() async throws {
            let tab = try await playing()
            try await tab.setNet(isThere: false)
            try await tab.choose("/people")
            try await tab.wait(for: "document.querySelector('main h1')?.textContent === 'No net just now'")
            #expect(
                try await tab.holds("window.isSame && !\(sound).paused && document.activeElement.matches('main h1')"))
            #expect(try await tab.holds("location.pathname === '/people'"))
            #expect(try await tab.holds("document.querySelector('main a[href=\"/offline\"]').checkVisibility()"))
            try await tab.wait(for: "document.querySelector('.dock .deck.playing')?.checkVisibility()")
            try await tab.setNet(isThere: true)
            try await tab.press("main .more button")
            try await tab.wait(for: "document.querySelector('main h1')?.textContent === 'People'")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
        }

        @Test("A page of a newer site is shown around the sound, and its scripts come when it is quiet")
        func newerSite() async throws {
            let show = try ShowOnAir()
            let tab = try await playing(on: show)
            try show.put("body { --proof: 1; }\n", at: "css/95-own.css")
            try show.put("// More than there was.\n", at: "js/more.js")
            let script = "document.querySelector('script[type=module]').getAttribute('src')"
            let before = try await tab.value(script, as: String.self)
            // The server looks at its files every now and then.
            try await tab.wait(
                for: """
                    fetch("/people").then(async (answer) => !(await answer.text()).includes("\(before)"))
                    """)
            try await tab.choose("/people")
            try await tab.wait(for: "document.querySelector('main h1')?.textContent === 'People'")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
            try await tab.wait(for: "getComputedStyle(document.body).getPropertyValue('--proof').trim() === '1'")
            try await tab.wait(for: "document.querySelectorAll('link[rel=stylesheet]').length === 1")
            try await tab.press(".dock [data-do=toggle]")
            try await tab.wait(for: "\(sound).paused")
            try await tab.choose("/links")
            try await tab.wait(for: "!window.isSame && document.querySelector('main h1')?.textContent === 'Links'")
            #expect(try await tab.holds("\(script) !== '\(before)'"))
        }

        @Test(
            "The stream comes at once where it is asked for, and what played waits at its place, also on the next page")
        func stream() async throws {
            let tab = try await playing()
            try await tab.choose("/live")
            try await tab.wait(for: "location.pathname === '/live' && \(sound).currentTime > 1")
            try await tab.press("main a[href='/live/stream']")
            let stands = "document.querySelector('.dock .deck:not(.playing)') && \(sound).paused"
            try await tab.wait(for: "!window.isSame && document.querySelector('.stream iframe') && \(stands)")
            _ = try await tab.value("void (window.isSame = true)", as: Bool?.self)
            try await tab.choose("/episodes")
            try await tab.wait(for: "location.pathname === '/episodes' && \(stands)")
            try await tab.press(".dock [data-do=toggle]")
            try await tab.wait(for: "window.isSame && !\(sound).paused && \(sound).currentTime > 1")
        }

        @Test("The menu of a phone opens with a key, is reached by the next, and closes with Escape")
        func menu() async throws {
            let tab = try await Tab(site: try ShowOnAir.shared().address, size: .phone, scripts: false)
            try await tab.open("/people")
            let isOpen = "document.querySelector('.menu').checkVisibility()"
            #expect(try await tab.holds("!\(isOpen) && document.querySelector('.seek').checkVisibility()"))
            _ = try await tab.value("void document.querySelector('.to-menu').focus()", as: Bool?.self)
            try await tab.key("Enter")
            try await tab.wait(for: isOpen)
            #expect(try await tab.holds("document.documentElement.scrollWidth === innerWidth"))
            try await tab.key("Tab")
            #expect(try await tab.holds("document.activeElement.matches('.menu li:first-child a')"))
            // It hangs from the head, whatever room there comes to be while it is open, and however high that is.
            let hangs =
                "Math.abs(document.querySelector('.menu').getBoundingClientRect().top - document.querySelector('.masthead').getBoundingClientRect().bottom) < 2"
            #expect(try await tab.holds(hangs))
            _ = try await tab.value(
                "void document.querySelector('.brand span').append(document.createElement('br'), 'On two lines')",
                as: Bool?.self)
            try await tab.wait(for: hangs)
            try await tab.resize(to: .desk)
            try await tab.wait(for: "innerWidth > 1000 && \(hangs)")
            #expect(
                try await tab.holds("document.querySelector('.menu').getBoundingClientRect().left > innerWidth / 2"))
            try await tab.resize(to: .phone)
            try await tab.key("Escape")
            try await tab.wait(for: "!\(isOpen) && document.activeElement.matches('.to-menu')")
            try await tab.choose("/jokes")
            try await tab.wait(for: "location.pathname === '/jokes'")
        }

        @Test("The menu of a phone closes when a key leads on from it")
        func menuLeft() async throws {
            let tab = try await Tab(site: try ShowOnAir.shared().address, size: .phone)
            try await tab.open("/people")
            try await tab.press(".to-menu")
            try await tab.wait(for: "document.querySelector('.menu').checkVisibility()")
            _ = try await tab.value("void [...document.querySelectorAll('.menu a')].at(-2).focus()", as: Bool?.self)
            try await tab.key("Tab")
            try await tab.wait(
                for: "document.activeElement.closest('main') && !document.querySelector('.menu').checkVisibility()")
        }

        @Test("A link to a part of a page leads the focus there")
        func part() async throws {
            let tab = try await playing()
            try await tab.choose("/episodes")
            try await tab.wait(for: "document.querySelector('main h1').textContent === 'Episodes'")
            _ = try await tab.value(
                "void document.querySelector('main h1').insertAdjacentHTML('afterend', '<a href=\"/episodes/ink#topic-3\">three</a>')",
                as: Bool?.self)
            try await tab.press("main a[href$='#topic-3']")
            try await tab.wait(
                for: "location.pathname === '/episodes/ink' && document.activeElement.id === 'topic-3'")
        }

        @Test("Where an episode has no chapters, the times of its contents are on the line")
        func marks() async throws {
            let show = try ShowOnAir(isDemo: true)
            let tab = try await Tab(site: show.address)
            // Its topic's page plays it first, and knows nothing of the others.
            try await tab.open("/episodes/what-time-is-it-really/topics/1")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.press(".trail li:nth-child(2) a")
            try await tab.wait(for: "document.querySelectorAll('.player .stretches i').length >= 3")
            let time = "document.querySelector('.contents li:nth-child(4) .time').hash.slice(3)"
            try await tab.press(".player [data-do=chapters]")
            try await tab.press(".sheet ol li:first-child button")
            try await tab.key("n")
            try await tab.wait(for: "\(sound).currentTime >= \(time)")
            try await tab.press(".player [data-do=chapters]")
            #expect(try await tab.holds("document.querySelector('.sheet ol .time').textContent.startsWith('≈ 0:0')"))
        }

        @Test("A joke at random is gone to where it stands, and another joke follows")
        func randomJoke() async throws {
            let tab = try await playing()
            try await tab.choose("/jokes")
            try await tab.press("main a[href='/jokes/random']")
            try await tab.wait(
                for: "/^#part-[0-9]+$/.test(location.hash) && location.pathname.startsWith('/episodes/')")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
            try await tab.wait(
                for: """
                    (() => {
                        const box = document.querySelector(location.hash)?.getBoundingClientRect();
                        return box && box.top >= 0 && box.bottom <= innerHeight;
                    })()
                    """)
        }
    }
}
