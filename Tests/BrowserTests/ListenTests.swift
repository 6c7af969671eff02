// Hearing an episode on its page.

import Foundation
import Testing

extension InBrowser {
    @Suite struct ListenTests {
        private let sound = Chromium.sound
        private let episode = "/episodes/paper-and-glue"

        private func visit(_ size: Tab.Size = .desk, scripts: Bool = true) async throws -> Tab {
            let show = try ShowOnAir.shared()
            return try await Tab(site: show.address, size: size, scripts: scripts)
        }

        @Test(
            "An episode is found, played, jumped in by topic and by transcript line, with no request to anybody else",
            arguments: Tab.Size.allCases)
        func listen(size: Tab.Size) async throws {
            let tab = try await visit(size)
            try await tab.open("/")
            try await tab.press("main a[href='/episodes/paper-and-glue']")
            try await tab.wait(for: "location.pathname === '\(episode)' && document.querySelector('.player .deck')")
            #expect(try await tab.value("document.querySelectorAll('main audio').length", as: Int.self) == 0)
            try await tab.wait(for: "document.querySelectorAll('.player .stretches i').length === 4")

            // The rows of the chapters with their texts, which hold still when one of them is heard.
            let rows = """
                JSON.stringify([...document.querySelectorAll('.chapters li')].map((row) => {
                    const text = new Range();
                    text.selectNodeContents(row.lastElementChild);
                    const { width } = text.getBoundingClientRect();
                    return [row.offsetLeft, row.offsetTop, row.offsetHeight, width, getComputedStyle(row).boxShadow];
                }))
                """
            let quiet = try await tab.value(rows, as: String.self)
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            #expect(try await tab.holds("document.querySelector('.player [data-do=toggle]').ariaLabel === 'Pause'"))

            try await tab.press("a.time[href$='#t=24']")
            try await tab.wait(for: "\(sound).currentTime >= 24 && \(sound).currentTime < 36 && !\(sound).paused")
            try await tab.wait(for: "document.querySelector('.player .deck-now').textContent === 'Bells'")
            try await tab.wait(
                for: "document.querySelector(':is(.contents, .chapters) li.now')?.textContent.includes('Bells')")
            #expect(try await tab.value(rows, as: String.self) == quiet)
            #expect(try await tab.holds("location.pathname === '\(episode)'"))

            try await tab.press(".spoken-here summary")
            try await tab.wait(for: "document.querySelectorAll('.spoken-here .spoken p').length > 3")
            try await tab.press(".spoken-here .spoken p:nth-of-type(2) a")
            try await tab.wait(for: "\(sound).currentTime >= 6 && \(sound).currentTime < 20")
            try await tab.wait(for: "document.querySelector('.spoken p.now')")
            try await tab.press(".player [data-do=captions]")
            try await tab.wait(
                for:
                    "document.querySelector('.player .caption')?.checkVisibility() && document.querySelector('.caption').textContent.length > 5"
            )
            #expect(try tab.strangers() == [])
            #expect(tab.complaints() == [])
            #expect(try await tab.value("document.cookie", as: String.self) == "")
        }

        @Test("On its page of a later visit it goes on where it was, and a heard one begins anew")
        func resume() async throws {
            let tab = try await visit()
            try await tab.open(episode)
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.press("a.time[href$='#t=24']")
            try await tab.wait(for: "\(sound).currentTime > 24.5")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).paused")
            try await tab.open("/search")
            try await tab.open(episode)
            try await tab.wait(for: "document.querySelector('.player [data-part=at]')?.textContent.startsWith('0:2')")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "!\(sound).paused && \(sound).currentTime > 24.4")

            _ = try await tab.value("\(sound).currentTime = 50.5", as: Double.self)
            try await tab.wait(for: "\(sound).ended")
            try await tab.open("/episodes")
            try await tab.wait(for: "document.querySelector('.heard')?.textContent === 'Played'")
            try await tab.open(episode)
            try await tab.wait(for: "document.querySelector('.player [data-part=at]')?.textContent === '0:00'")
        }

        @Test(
            "A shared moment opens at its time and waits, in each way to write it",
            arguments: ["#t=0:25", "#t=25", "#t=0m25s", "#t=25,27", "#t=npt:25"])
        func moments(fragment: String) async throws {
            let tab = try await visit()
            try await tab.open(episode + fragment)
            try await tab.wait(for: "document.querySelector('.player [data-part=at]')?.textContent === '0:25'")
            #expect(try await tab.holds("\(sound).paused"))
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).currentTime > 25.2")
        }

        @Test("A stretch ends where its link says, and what is shared is the moment that plays")
        func stretch() async throws {
            let tab = try await visit()
            try await tab.open(episode)
            try await tab.wait(for: "document.querySelector('.player .deck')")
            _ = try await tab.value(
                """
                (() => {
                    const link = document.querySelector("a.time");
                    link.href = "\(episode)#t=12,13.5";
                    return true;
                })()
                """, as: Bool.self)
            try await tab.press("a.time[href$='#t=12,13.5']")
            try await tab.wait(for: "\(sound).paused && \(sound).currentTime >= 13.5 && \(sound).currentTime < 15")
            _ = try await tab.value(
                "void (navigator.clipboard.writeText = async (text) => { window.copied = text })", as: Bool?.self)
            try await tab.press(".player [data-do=share]")
            try await tab.wait(for: "window.copied === location.origin + '\(episode)#t=0:13'")
            try await tab.wait(for: "document.querySelector('.toast').textContent.includes('0:13')")
        }

        @Test(
            "Keys play, skip and change the speed, which is remembered; they leave fields alone and can be switched off"
        )
        func keys() async throws {
            let tab = try await visit()
            try await tab.open(episode)
            try await tab.wait(for: "document.querySelector('.player .deck')")
            try await tab.key("k")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.key("l")
            try await tab.wait(for: "\(sound).currentTime > 30")
            try await tab.key("j")
            try await tab.wait(for: "\(sound).currentTime > 20 && \(sound).currentTime < 30")
            try await tab.key("n")
            try await tab.wait(
                for: "\(sound).currentTime >= 24 && document.querySelector('.player .deck-now').textContent !== 'Glue'")
            for _ in 0..<3 { try await tab.key(">") }
            try await tab.wait(for: "\(sound).playbackRate === 1.3")
            _ = try await tab.value("void document.querySelector('.player [data-part=seek]').focus()", as: Bool?.self)
            try await tab.key(" ")
            try await tab.wait(for: "\(sound).paused")
            try await tab.key("ArrowLeft")
            #expect(
                try await tab.holds(
                    "document.querySelector('.player [data-part=seek]').getAttribute('aria-valuetext').includes('of')"))
            // Up and down are the slider's own, too.
            let at = try await tab.value("\(sound).currentTime", as: Double.self)
            try await tab.key("ArrowUp")
            try await tab.wait(for: "\(sound).currentTime > \(at) && \(sound).playbackRate === 1.3")

            try await tab.key("/")
            try await tab.wait(for: "document.activeElement.type === 'search'")
            try await tab.key("k")
            #expect(try await tab.holds("document.activeElement.value === 'k' && \(sound).paused"))

            try await tab.press(".player [data-do=keys]")
            try await tab.press("#keys-wanted")
            try await tab.press(".sheet [data-do=hide]")
            try await tab.reload()
            try await tab.wait(for: "document.querySelector('.player [data-part=speed]')?.value === '1.3'")
            try await tab.key("k")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            #expect(try await tab.holds("\(sound).playbackRate === 1.3"))
            #expect(tab.complaints() == [])
        }

        @Test("The sleep timer ends at the end of a topic, and after its minutes")
        func sleep() async throws {
            let tab = try await visit()
            try await tab.open(episode + "#t=21")
            try await tab.wait(for: "document.querySelectorAll('.player .stretches i').length === 4")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.choose("chapter", in: ".player [data-part=sleep]")
            try await tab.wait(for: "\(sound).paused")
            #expect(try await tab.holds("\(sound).currentTime > 23 && \(sound).currentTime < 25"))

            try await tab.press(".player [data-do=toggle]")
            try await tab.choose("15", in: ".player [data-part=sleep]")
            try await tab.wait(
                for: "document.querySelector('.player [data-part=sleepLeft]').textContent.startsWith('14:')")
            #expect(try await tab.holds("!\(sound).paused"))
            _ = try await tab.value("void (Date.now = ((now) => () => now() + 900000)(Date.now))", as: Bool?.self)
            try await tab.wait(
                for: "\(sound).paused && document.querySelector('.player [data-part=sleep]').value === ''")
        }

        @Test("The sleep timer goes by where the sound is: in a bar that waits, after a seek, and after a pause")
        func sleepLater() async throws {
            let tab = try await visit()
            try await tab.open(episode)
            try await tab.press("a.time[href$='#t=12']")
            try await tab.wait(for: "\(sound).currentTime > 13")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "\(sound).paused")
            try await tab.open("/about")
            try await tab.wait(for: "document.querySelector('.dock .deck')?.checkVisibility()")
            try await tab.choose("chapter", in: ".dock [data-part=sleep]")
            try await tab.press(".dock [data-do=toggle]")
            try await tab.wait(for: "\(sound).currentTime > 14.5 && !\(sound).paused")
            try await tab.key("n")
            try await tab.wait(for: "\(sound).currentTime > 24.5 && !\(sound).paused")
            _ = try await tab.value("void (\(sound).currentTime = 35)", as: Bool?.self)
            try await tab.wait(for: "\(sound).paused && \(sound).currentTime > 35.5 && \(sound).currentTime < 37")

            try await tab.choose("5", in: ".dock [data-part=sleep]")
            _ = try await tab.value("void (Date.now = ((now) => () => now() + 3600000)(Date.now))", as: Bool?.self)
            try await tab.press(".dock [data-do=toggle]")
            try await tab.wait(for: "\(sound).currentTime > 38 && !\(sound).paused")
            #expect(try await tab.holds("document.querySelector('.dock [data-part=sleep]').value === ''"))
        }

        @Test("What happens is said where it is read out: muted sound, which a button brings back, and what was copied")
        func said() async throws {
            let tab = try await visit()
            try await tab.open(episode)
            try await tab.wait(for: "document.querySelector('.player .deck')")
            let status = "document.querySelector('.toast')"
            // One that is hidden while its words change is never read out.
            #expect(
                try await tab.holds(
                    "\(status).role === 'status' && \(status).checkVisibility({ visibilityProperty: true, opacityProperty: true })"
                ))
            try await tab.key("k")
            try await tab.wait(for: Chromium.isSounding)
            #expect(try await tab.holds("document.querySelector('.player [data-do=mute]').hidden"))
            try await tab.key("m")
            try await tab.wait(for: "\(status).textContent === 'Muted' && \(sound).muted")
            try await tab.press(".player [data-do=mute]")
            try await tab.wait(for: "\(status).textContent === 'Sound on' && !\(sound).muted")
            try await tab.wait(for: "document.querySelector('.player [data-do=mute]').hidden")
            try await tab.open("/subscribe")
            _ = try await tab.value("void (navigator.clipboard.writeText = async () => {})", as: Bool?.self)
            try await tab.press(".address button")
            try await tab.wait(for: "document.querySelector('.address [role=status]').textContent === 'Copied'")
        }

        @Test(
            "The page keeps clear of the bar, and the focus is where something was closed", arguments: Tab.Size.allCases
        )
        func clear(size: Tab.Size) async throws {
            let tab = try await visit(size)
            try await tab.open(episode)
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.press(".player [data-do=captions]")
            try await tab.choose("/people")
            try await tab.wait(for: "document.querySelector('.dock .deck')?.checkVisibility()")
            if size == .phone {
                try await tab.press(".dock [data-do=more]")
                // What it brought comes next.
                try await tab.key("Tab")
                #expect(try await tab.holds("document.activeElement.matches('.dock.open [data-part=speed]')"))
            }
            let bar = "document.querySelector('.dock')"
            try await tab.wait(
                for: "parseFloat(getComputedStyle(document.body).paddingBottom) === \(bar).offsetHeight")
            let last = "[...document.querySelectorAll('footer a')].at(-1)"
            _ = try await tab.value("void \(last).focus()", as: Bool?.self)
            try await tab.wait(
                for: "\(last).getBoundingClientRect().bottom <= \(bar).getBoundingClientRect().top")
            try await tab.press(".dock [data-do=chapters]")
            try await tab.wait(for: "document.querySelector('.sheet').matches(':popover-open')")
            try await tab.key("Escape")
            try await tab.wait(for: "document.activeElement.dataset.do === 'chapters'")
            try await tab.press(".dock [data-do=close]")
            try await tab.wait(for: "document.activeElement.matches('main h1') && \(bar).hidden")
        }

        @Test(
            "The system's own controls know what plays, and everything that is pressed has a name and room for a thumb",
            arguments: Tab.Size.allCases)
        func names(size: Tab.Size) async throws {
            let tab = try await visit(size)
            try await tab.open(episode)
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: "navigator.mediaSession.metadata?.title === 'Welcome'")
            #expect(
                try await tab.holds(
                    "navigator.mediaSession.metadata.album === 'Paper and glue' && navigator.mediaSession.playbackState === 'playing'"
                ))
            let found: [String] = try await tab.value(
                """
                [...document.querySelectorAll(".player :is(button, select, input, a)")].filter((one) => one.checkVisibility()).map((one) => {
                    const box = one.getBoundingClientRect();
                    const name = one.getAttribute("aria-label") || one.textContent.trim();
                    return name && box.width >= 43.5 && box.height >= 43.5 ? "" : `${name}: ${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`;
                }).filter(Boolean)
                """)
            #expect(found == [])
            #expect(try await tab.holds("document.documentElement.scrollWidth <= innerWidth"))
        }

        @Test("A picture of another site is a link, and the page's policy lets nothing load one by itself")
        func picture() async throws {
            let tab = try await Tab(site: try ShowOnAir.shared().address)
            try await tab.open("/episodes/ink")
            try await tab.wait(for: "document.querySelector('.deck')")
            #expect(try tab.strangers() == [])
            #expect(
                try await tab.holds("document.querySelector('a.picture').href === 'https://pictures.example/cat.png'"))
            let refused: [String] = try await tab.value(
                """
                new Promise((resolve) => {
                    document.addEventListener("securitypolicyviolation", (event) => resolve([event.effectiveDirective, event.blockedURI]));
                    new Image().src = "https://pictures.example/cat.png";
                })
                """)
            #expect(refused == ["img-src", "https://pictures.example/cat.png"])
        }

        @Test("Without scripts the page is whole, and the browser's own player plays it", arguments: Tab.Size.allCases)
        func plain(size: Tab.Size) async throws {
            let tab = try await visit(size, scripts: false)
            try await tab.open(episode)
            #expect(
                try await tab.holds(
                    "document.querySelector('audio[controls]').checkVisibility() && !document.querySelector('.deck')"))
            #expect(try await tab.holds("document.querySelectorAll('.notes .topic').length === 4"))
            #expect(try await tab.holds("document.querySelector('.spoken-here a').href.endsWith('/transcript')"))
            // The browser's own button is at the left of its bar.
            try await tab.press("audio", left: 27)
            try await tab.wait(for: "document.querySelector('audio').currentTime > 0.2")
            try await tab.press("main a[href$='/transcript']")
            try await tab.wait(
                for: "location.pathname.endsWith('/transcript') && document.querySelectorAll('.spoken p').length > 3")
            #expect(try tab.strangers() == [])
        }
    }
}
