// Searching while writing, with keys, and going back.

import Foundation
import Testing

extension InBrowser {
    @Suite struct SearchTests {
        private let sound = Chromium.sound

        private func opened(_ path: String = "/search", size: Tab.Size = .desk) async throws -> Tab {
            let tab = try await Tab(site: try ShowOnAir.shared().address, size: size)
            try await tab.open(path)
            // The script has taken the page when the answer can be focused.
            try await tab.wait(for: "document.querySelector('#found')?.tabIndex === -1")
            _ = try await tab.value("void (window.isSame = true)", as: Bool?.self)
            return tab
        }

        private func shows(_ title: String) -> String {
            "document.querySelector('.result h2 a')?.textContent === '\(title)'"
        }

        @Test(
            "The answer comes while somebody writes, at the address that the form would lead to",
            arguments: Tab.Size.allCases)
        func writing(size: Tab.Size) async throws {
            let tab = try await opened(size: size)
            try await tab.press(".ask input")
            try await tab.type("blott")
            try await tab.wait(for: "\(shows("Ink")) && location.search === '?q=blott'")
            #expect(try await tab.holds("document.querySelector('#said').textContent.includes('1 episode')"))
            #expect(try await tab.holds("document.title.startsWith('blott – Search')"))
            try await tab.type("ers")
            try await tab.wait(for: "location.search === '?q=blotters' && document.querySelector('.result mark')")
            // The words are still being written: nothing took the focus away.
            #expect(try await tab.holds("document.activeElement.matches('.ask input') && window.isSame"))
            let answer = try await tab.value("document.querySelector('#found').innerHTML", as: String.self)
            try await tab.reload()
            #expect(try await tab.value("document.querySelector('#found').innerHTML", as: String.self) == answer)
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'blotters'"))
            #expect(try tab.strangers() == [])
            #expect(tab.complaints() == [])
        }

        @Test("An answer that comes late does not take the place of a later one, and is no longer waited for")
        func late() async throws {
            let tab = try await opened()
            // The first answer takes longer than the second.
            _ = try await tab.value(
                """
                void (() => {
                    const real = window.fetch;
                    window.asked = [];
                    window.ended = 0;
                    window.fetch = async (address, options) => {
                        const query = new URL(address).searchParams.get('q');
                        window.asked.push(query);
                        options.signal.addEventListener('abort', () => window.ended++);
                        if (query === 'glue') await new Promise((next) => (window.letGo = next));
                        return real(address, { ...options, signal: undefined });
                    };
                })()
                """, as: Bool?.self)
            try await tab.press(".ask input")
            try await tab.type("glue")
            try await tab.wait(for: "window.letGo && document.querySelector('#found').ariaBusy === 'true'")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: shows("Ink"))
            #expect(try await tab.holds("window.ended === 1"))
            _ = try await tab.value("void window.letGo()", as: Bool?.self)
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await tab.holds("\(shows("Ink")) && location.search === '?q=quills'"))
            #expect(try await tab.value("window.asked", as: [String].self) == ["glue", "quills"])
        }

        @Test("Back and forward go over what was looked for at rest, not over its letters")
        func history() async throws {
            let tab = try await opened()
            let before = try await tab.value("history.length", as: Int.self)
            try await tab.press(".ask input")
            try await tab.type("gl")
            try await tab.wait(for: "location.search === '?q=gl'")
            try await tab.type("ue")
            try await tab.wait(for: "location.search === '?q=glue'")
            try await tab.key("Enter")
            // Enter sets the words down: what comes then is another search.
            try await tab.wait(for: "!document.querySelector('#found').ariaBusy")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: "location.search === '?q=quills' && \(shows("Ink"))")
            #expect(try await tab.value("history.length", as: Int.self) == before + 2)

            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(shows("Paper and glue"))")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'glue'"))
            #expect(try await tab.holds("document.title.startsWith('glue')"))
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '' && document.querySelector('.guide')")
            #expect(try await tab.holds("document.querySelector('.ask input').value === ''"))
            _ = try await tab.value("void history.forward()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(shows("Paper and glue"))")
            #expect(try await tab.holds("window.isSame"))
            // A result that is opened and left again leads back to the same answer.
            try await tab.press(".result h2 a")
            try await tab.wait(for: "location.pathname === '/episodes/paper-and-glue'")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(shows("Paper and glue"))")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'glue'"))
            #expect(tab.complaints() == [])
        }

        @Test("The slash goes to the field, arrows through the results, Enter opens, Escape goes back and clears")
        func keys() async throws {
            let tab = try await opened("/search?q=glue")
            _ = try await tab.value("void document.activeElement.blur()", as: Bool?.self)
            try await tab.key("/")
            #expect(try await tab.holds("document.activeElement.matches('.ask input')"))
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'glue'"))
            // In the field it is a letter.
            try await tab.key("/")
            try await tab.wait(
                for: "document.querySelector('.ask input').value === '/' && location.search === '?q=%2F'")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("glue")
            try await tab.wait(for: shows("Paper and glue"))
            try await tab.key("ArrowDown")
            #expect(try await tab.holds("document.activeElement.matches('.result:first-child h2 a')"))
            try await tab.key("ArrowDown")
            #expect(
                try await tab.holds("document.activeElement.matches('.result:first-child .parts li:first-child .hit')"))
            try await tab.key("ArrowUp")
            try await tab.key("ArrowUp")
            #expect(try await tab.holds("document.activeElement.matches('.ask input')"))
            try await tab.key("ArrowDown")
            try await tab.key("Escape")
            #expect(
                try await tab.holds(
                    "document.activeElement.matches('.ask input') && document.activeElement.value === 'glue'"))
            try await tab.key("Escape")
            try await tab.wait(for: "document.querySelector('.guide') && location.search === ''")
            #expect(
                try await tab.holds(
                    "document.activeElement.matches('.ask input') && document.activeElement.value === ''"))
            try await tab.type("quills")
            try await tab.wait(for: shows("Ink"))
            try await tab.key("ArrowDown")
            try await tab.key("Enter")
            try await tab.wait(for: "location.pathname === '/episodes/ink'")
        }

        @Test("Letters that are still being composed are not looked for")
        func composing() async throws {
            let tab = try await opened()
            _ = try await tab.value(
                """
                void (() => {
                    const field = document.querySelector('.ask input');
                    window.asked = [];
                    const real = window.fetch;
                    window.fetch = (...all) => { window.asked.push(String(all[0])); return real(...all); };
                    field.focus();
                    field.dispatchEvent(new CompositionEvent('compositionstart'));
                    field.value = 'glue';
                    field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
                })()
                """, as: Bool?.self)
            try await Task.sleep(for: .milliseconds(500))
            #expect(try await tab.value("window.asked", as: [String].self) == [])
            _ = try await tab.value(
                "void document.querySelector('.ask input').dispatchEvent(new CompositionEvent('compositionend'))",
                as: Bool?.self)
            try await tab.wait(for: "\(shows("Paper and glue")) && window.asked.length === 1")
        }

        @Test("Filters and the order change the answer in place, and go with what is written next")
        func filters() async throws {
            let tab = try await opened("/search?q=are")
            try await tab.press(".sortBy li:last-child a")
            try await tab.wait(
                for:
                    "location.search === '?q=are&sort=newest' && document.querySelector('.sortBy li:last-child [aria-current]')"
            )
            try await tab.press(".filterIn a[href*='transcript']")
            try await tab.wait(
                for:
                    "document.querySelector('.chosen') && document.querySelector('.ask input').value === 'are in:transcript'"
            )
            #expect(try await tab.holds("window.isSame && document.activeElement.matches('#found')"))
            try await tab.press(".chosen")
            try await tab.wait(
                for: "!document.querySelector('.chosen') && document.querySelector('.ask input').value === 'are'")
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("glue")
            try await tab.wait(for: "location.search === '?q=glue&sort=newest'")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(
                for: "location.search === '?q=are&sort=newest' && document.querySelector('.ask input').value === 'are'")
            #expect(tab.complaints() == [])
        }

        @Test("What plays goes on while somebody searches, and back leads to the page before")
        func sounding() async throws {
            let show = try ShowOnAir.shared()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            _ = try await tab.value("void (window.isSame = true)", as: Bool?.self)
            try await tab.press(".colophon a[href='/search']")
            try await tab.wait(
                for: "location.pathname === '/search' && document.querySelector('#found')?.tabIndex === -1")
            try await tab.press(".ask input")
            _ = try await tab.value("void (window.field = document.activeElement)", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: "\(shows("Ink")) && location.search === '?q=quills'")
            // The answer took the place of the former one, and no page that of this one: the words are still being written.
            try await Task.sleep(for: .milliseconds(500))
            #expect(try await tab.holds("document.activeElement === window.field && window.field.isConnected"))
            #expect(try await tab.holds("!\(sound).paused"))
            try await tab.key("Enter")
            try await tab.wait(for: "!document.querySelector('#found').ariaBusy")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("glue")
            try await tab.wait(for: "\(shows("Paper and glue")) && location.search === '?q=glue'")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=quills' && \(shows("Ink"))")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'quills'"))
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(
                for: "location.pathname === '/search' && location.search === '' && document.querySelector('.guide')")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(
                for: "location.pathname === '/episodes/paper-and-glue' && document.querySelector('.player')")
            #expect(try await tab.holds("window.isSame && !\(sound).paused"))
            #expect(tab.complaints() == [])
        }

        /// Answers to a query come when they are let go of; those that are to fail say when they may be asked again.
        private func holding(_ tab: Tab) async throws {
            _ = try await tab.value(
                """
                void (() => {
                    const real = window.fetch;
                    window.asked = [];
                    window.waiting = {};
                    window.failing = null;
                    window.fetch = async (address, options) => {
                        const query = new URL(address).searchParams.get('q');
                        window.asked.push(query);
                        if (window.failing) return new Response('busy', window.failing);
                        if (query in window.waiting) await new Promise((next) => (window.waiting[query] = next));
                        return real(address, options);
                    };
                })()
                """, as: Bool?.self)
        }

        @Test("What is written while a link's answer is under way stays in the field")
        func writingOn() async throws {
            let tab = try await opened("/search?q=are")
            try await holding(tab)
            _ = try await tab.value("void (window.waiting['are in:transcript'] = null)", as: Bool?.self)
            try await tab.press(".filterIn a[href*='transcript']")
            try await tab.wait(for: "document.querySelector('.ask input').value === 'are in:transcript'")
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            _ = try await tab.value("void window.waiting['are in:transcript']?.()", as: Bool?.self)
            try await tab.wait(for: "\(shows("Ink")) && location.search === '?q=quills'")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'quills'"))
        }

        @Test("Leaving the field before the answer comes makes no second entry of one word")
        func leaving() async throws {
            let tab = try await opened()
            let before = try await tab.value("history.length", as: Int.self)
            try await holding(tab)
            _ = try await tab.value("void (window.waiting['glue'] = null)", as: Bool?.self)
            try await tab.press(".ask input")
            try await tab.type("gl")
            try await tab.wait(for: "location.search === '?q=gl'")
            try await tab.type("ue")
            try await tab.wait(for: "window.waiting['glue']")
            _ = try await tab.value("void document.activeElement.blur()", as: Bool?.self)
            _ = try await tab.value("void window.waiting['glue']()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue'")
            #expect(try await tab.value("history.length", as: Int.self) == before + 1)
            // What is written then is another search.
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: "location.search === '?q=quills'")
            #expect(try await tab.value("history.length", as: Int.self) == before + 2)
        }

        @Test("The skip link leads to another place on the page, and asks nothing")
        func skipping() async throws {
            let tab = try await opened("/search?q=glue")
            try await holding(tab)
            _ = try await tab.value("void document.querySelector('a[href=\"#main\"]').click()", as: Bool?.self)
            try await tab.wait(for: "location.hash === '#main'")
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await tab.value("window.asked", as: [String].self) == [])
            #expect(try await tab.holds("window.isSame && \(shows("Paper and glue"))"))
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: "location.search === '?q=quills'")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(shows("Paper and glue"))")
        }

        @Test(
            "A server in trouble is asked again when it says so, never while nobody looks, and not at all when it refuses"
        )
        func patience() async throws {
            let tab = try await opened("/search?q=glue")
            try await holding(tab)
            // The clock of the page is ours.
            _ = try await tab.value(
                """
                void (() => {
                    window.timers = [];
                    const real = window.setTimeout;
                    window.setTimeout = (run, wait) =>
                        wait < 1000 ? real(run, wait) : (window.timers.push({ run, wait: Math.round(wait / 1000) }), 0);
                    window.hides = (isHidden) => {
                        Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
                        document.dispatchEvent(new Event('visibilitychange'));
                    };
                    window.failing = { status: 503 };
                })()
                """, as: Bool?.self)
            try await tab.press(".ask input")
            try await tab.type("s")
            for wait in [4, 8, 16, 32, 60, 60, 60, 60] {
                try await tab.wait(for: "window.timers.length")
                #expect(try await tab.value("window.timers.at(-1).wait", as: Int.self) == wait)
                _ = try await tab.value("void window.timers.pop().run()", as: Bool?.self)
            }
            try await tab.wait(for: "window.asked.length === 9")
            try await Task.sleep(for: .milliseconds(200))
            // It has been asked often enough.
            #expect(try await tab.value("window.timers.length", as: Int.self) == 0)
            #expect(
                try await tab.holds("document.querySelector('#said .trouble') && document.querySelector('#found.old')"))

            _ = try await tab.value("void (window.failing = null)", as: Bool?.self)
            try await tab.type("t")
            try await tab.wait(for: "!document.querySelector('#found.old') && !document.querySelector('.trouble')")
            _ = try await tab.value(
                "void ((window.timers = []), (window.failing = { status: 503, headers: { 'Retry-After': '30' } }))",
                as: Bool?.self)
            try await tab.type("u")
            try await tab.wait(for: "window.timers.at(-1)?.wait === 30")
            // Nobody looks: it is not asked, but again when somebody does.
            let asked = try await tab.value("window.asked.length", as: Int.self)
            _ = try await tab.value("void (window.hides(true), window.timers.pop().run())", as: Bool?.self)
            try await Task.sleep(for: .milliseconds(200))
            #expect(try await tab.value("window.asked.length", as: Int.self) == asked)
            #expect(try await tab.value("window.timers.length", as: Int.self) == 0)
            _ = try await tab.value("void window.hides(false)", as: Bool?.self)
            try await tab.wait(for: "window.timers.length === 1")

            _ = try await tab.value(
                "void ((window.timers = []), (window.failing = { status: 404 }))", as: Bool?.self)
            try await tab.type("v")
            try await tab.wait(for: "window.asked.length === \(asked + 1) && document.querySelector('.trouble')")
            try await Task.sleep(for: .milliseconds(200))
            #expect(try await tab.value("window.timers.length", as: Int.self) == 0)
        }

        @Test("Without a net it says so, keeps what was found, and looks again when there is one")
        func noNet() async throws {
            let tab = try await opened("/search?q=glue")
            try await tab.setNet(isThere: false)
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: "document.querySelector('#said').textContent.includes('no connection')")
            #expect(try await tab.holds("\(shows("Paper and glue")) && document.querySelector('#found.old')"))
            #expect(try await tab.holds("location.search === '?q=glue'"))
            try await tab.setNet(isThere: true)
            try await tab.wait(
                for: "\(shows("Ink")) && location.search === '?q=quills' && !document.querySelector('#found.old')")
        }

        @Test("Without scripts the form, its filters and pages are links and a form")
        func plain() async throws {
            let show = try ShowOnAir.shared()
            let tab = try await Tab(site: show.address, scripts: false)
            try await tab.open("/search?q=are&sort=newest")
            try await tab.wait(for: "document.querySelector('.filterIn a[href*=transcript]')")
            let action = try await tab.value("document.querySelector('.ask').action", as: String.self)
            #expect(action == show.address + "/search")
            #expect(try await tab.holds("document.querySelector('.ask [name=sort]').value === 'newest'"))
        }
    }
}
