// Searching while writing, with keys, and going back.

import Foundation
import Testing

extension InBrowser {
    @Suite struct SearchTests {
        @Test(
            "The answer comes while somebody writes, at the address that the form would lead to",
            arguments: Tab.Size.allCases)
        func writing(size: Tab.Size) async throws {
            let tab = try await SearchPage.opened(size: size)
            try await tab.press(".ask input")
            try await tab.type("blott")
            try await tab.wait(for: "\(SearchPage.shows("Ink")) && location.search === '?q=blott'")
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

        @Test("Back and forward go over what was looked for at rest, not over its letters")
        func history() async throws {
            let tab = try await SearchPage.opened()
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
            try await tab.wait(for: "location.search === '?q=quills' && \(SearchPage.shows("Ink"))")
            #expect(try await tab.value("history.length", as: Int.self) == before + 2)

            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(SearchPage.shows("Paper and glue"))")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'glue'"))
            #expect(try await tab.holds("document.title.startsWith('glue')"))
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '' && document.querySelector('.guide')")
            #expect(try await tab.holds("document.querySelector('.ask input').value === ''"))
            _ = try await tab.value("void history.forward()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(SearchPage.shows("Paper and glue"))")
            #expect(try await tab.holds("window.isSame"))
            // A result that is opened and left again leads back to the same answer.
            try await tab.press(".result h2 a")
            try await tab.wait(for: "location.pathname === '/episodes/paper-and-glue'")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(SearchPage.shows("Paper and glue"))")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'glue'"))
            #expect(tab.complaints() == [])
        }

        @Test("The slash goes to the field, arrows through the results, Enter opens, Escape goes back and clears")
        func keys() async throws {
            let tab = try await SearchPage.opened("/search?q=glue")
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
            try await tab.wait(for: SearchPage.shows("Paper and glue"))
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
            try await tab.wait(for: SearchPage.shows("Ink"))
            try await tab.key("ArrowDown")
            try await tab.key("Enter")
            try await tab.wait(for: "location.pathname === '/episodes/ink'")
        }

        @Test("Letters that are still being composed are not looked for")
        func composing() async throws {
            let tab = try await SearchPage.opened()
            _ = try await tab.value(
                """
                void (() => {
                    const field = document.querySelector('.ask input');
                    window.planned = 0;
                    const real = window.setTimeout;
                    window.setTimeout = (...all) => (window.planned++, real(...all));
                    field.focus();
                    field.dispatchEvent(new CompositionEvent('compositionstart'));
                    field.value = 'glue';
                    field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
                })()
                """, as: Bool?.self)
            // A question is planned at once or never.
            #expect(try await tab.value("window.planned", as: Int.self) == 0)
            _ = try await tab.value(
                "void document.querySelector('.ask input').dispatchEvent(new CompositionEvent('compositionend'))",
                as: Bool?.self)
            #expect(try await tab.value("window.planned", as: Int.self) > 0)
            try await tab.wait(for: SearchPage.shows("Paper and glue"))
        }

        @Test("Filters and the order change the answer in place, and go with what is written next")
        func filters() async throws {
            let tab = try await SearchPage.opened("/search?q=are")
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
            try await tab.wait(for: "\(SearchPage.shows("Ink")) && location.search === '?q=quills'")
            // The answer took the place of the former one, and no page that of this one: the words are still being written.
            try await Task.sleep(for: .milliseconds(500))
            #expect(try await tab.holds("document.activeElement === window.field && window.field.isConnected"))
            #expect(try await tab.holds("!\(Chromium.sound).paused"))
            try await tab.key("Enter")
            try await tab.wait(for: "!document.querySelector('#found').ariaBusy")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("glue")
            try await tab.wait(for: "\(SearchPage.shows("Paper and glue")) && location.search === '?q=glue'")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=quills' && \(SearchPage.shows("Ink"))")
            #expect(try await tab.holds("document.querySelector('.ask input').value === 'quills'"))
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(
                for: "location.pathname === '/search' && location.search === '' && document.querySelector('.guide')")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(
                for: "location.pathname === '/episodes/paper-and-glue' && document.querySelector('.player')")
            #expect(try await tab.holds("window.isSame && !\(Chromium.sound).paused"))
            #expect(tab.complaints() == [])
        }

        @Test("The skip link leads to another place on the page, and asks nothing")
        func skipping() async throws {
            let tab = try await SearchPage.opened("/search?q=glue")
            try await SearchPage.holding(tab)
            _ = try await tab.value("void document.querySelector('a[href=\"#main\"]').click()", as: Bool?.self)
            try await tab.wait(for: "location.hash === '#main'")
            try await Task.sleep(for: .milliseconds(300))
            #expect(try await tab.value("window.asked", as: [String].self) == [])
            #expect(try await tab.holds("window.isSame && \(SearchPage.shows("Paper and glue"))"))
            try await tab.press(".ask input")
            _ = try await tab.value("void document.querySelector('.ask input').select()", as: Bool?.self)
            try await tab.type("quills")
            try await tab.wait(for: "location.search === '?q=quills'")
            _ = try await tab.value("void history.back()", as: Bool?.self)
            try await tab.wait(for: "location.search === '?q=glue' && \(SearchPage.shows("Paper and glue"))")
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
