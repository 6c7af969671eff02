// Answers to a search that come late, out of turn, or not at all.

import Foundation
import Testing

extension InBrowser {
    @Suite struct LateAnswerTests {
        @Test("An answer that comes late does not take the place of a later one, and is no longer waited for")
        func late() async throws {
            let tab = try await SearchPage.opened()
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
            try await tab.wait(for: SearchPage.shows("Ink"))
            #expect(try await tab.holds("window.ended === 1"))
            _ = try await tab.value("void window.letGo()", as: Bool?.self)
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await tab.holds("\(SearchPage.shows("Ink")) && location.search === '?q=quills'"))
            #expect(try await tab.value("window.asked", as: [String].self) == ["glue", "quills"])
        }

        @Test("What is written while a link's answer is under way stays in the field")
        func writingOn() async throws {
            let tab = try await SearchPage.opened("/search?q=are")
            try await SearchPage.holding(tab)
            _ = try await tab.value("void (window.waiting['are in:transcript'] = null)", as: Bool?.self)
            try await tab.press(".filterIn a[href*='transcript']")
            try await tab.wait(for: "document.querySelector('.ask input').value === 'are in:transcript'")
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            _ = try await tab.value("void window.waiting['are in:transcript']?.()", as: Bool?.self)
            try await tab.wait(for: "\(SearchPage.shows("Ink")) && location.search === '?q=quills'")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'quills'"))
        }

        @Test("Leaving the field before the answer comes makes no second entry of one word")
        func leaving() async throws {
            let tab = try await SearchPage.opened()
            let before = try await tab.value("history.length", as: Int.self)
            try await SearchPage.holding(tab)
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

        @Test(
            "A server in trouble is asked again when it says so, never while nobody looks, and not at all when it refuses"
        )
        func patience() async throws {
            let tab = try await SearchPage.opened("/search?q=glue")
            try await SearchPage.holding(tab)
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
            let tab = try await SearchPage.opened("/search?q=glue")
            try await tab.setNet(isThere: false)
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: "document.querySelector('#said').textContent.includes('no connection')")
            #expect(
                try await tab.holds("\(SearchPage.shows("Paper and glue")) && document.querySelector('#found.old')"))
            #expect(try await tab.holds("location.search === '?q=glue'"))
            try await tab.setNet(isThere: true)
            try await tab.wait(
                for:
                    "\(SearchPage.shows("Ink")) && location.search === '?q=quills' && !document.querySelector('#found.old')"
            )
        }
    }
}
