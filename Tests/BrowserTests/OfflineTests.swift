// Episodes that were saved for when there is no net.

import Foundation
import ScriptedServer
import Testing

extension InBrowser {
    @Suite struct OfflineTests {
        private let sound = Chromium.sound

        @Test("The error of a proxy whose server is away does not hide what was saved")
        func proxy() async throws {
            let show = try ShowOnAir()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            try await tab.press(".player .save")
            try await tab.wait(for: "document.querySelector('.player .save').dataset.state === 'saved'")
            show.stop()
            let port = try #require(URL(string: show.address)?.port)
            let proxy = try ScriptedServer(port: port) { _ in
                ScriptedAnswer(502, [("Content-Type", "text/html")], body: Array("<h1>Bad gateway</h1>".utf8))
            }
            try await tab.open("/people")
            try await tab.wait(for: "document.querySelector('h1')?.textContent === 'Bad gateway'")
            try await tab.open("/episodes/paper-and-glue")
            try await tab.wait(for: "document.querySelector('h1')?.textContent === 'Paper and glue'")
            #expect(proxy.requests.contains { $0.target == "/episodes/paper-and-glue" })
        }

        @Test("A saved episode's page opens, plays and seeks when the server is gone, and can be removed")
        func saved() async throws {
            let show = try ShowOnAir()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            try await tab.press(".player .save")
            try await tab.wait(for: "document.querySelector('.player .save').dataset.state === 'saved'")
            try await tab.wait(for: "document.querySelector('.toast a[href=\"/offline\"]')")
            // Whoever has a net sees what is there now, not what was saved.
            try await tab.open("/episodes/ink")
            #expect(try await tab.holds("document.title.startsWith('Ink')"))

            show.stop()
            try await tab.open("/episodes/paper-and-glue")
            try await tab.wait(for: "document.querySelector('h1')?.textContent === 'Paper and glue'")
            #expect(try await tab.holds("getComputedStyle(document.querySelector('.player')).borderRadius !== '0px'"))
            try await tab.press(".player [data-do=toggle]")
            try await tab.wait(for: Chromium.isSounding)
            try await tab.press("a.time[href$='#t=36']")
            try await tab.wait(for: "\(sound).currentTime > 36.2 && !\(sound).paused")
            let part: [String] = try await tab.value(
                """
                fetch(\(sound).src, { headers: { Range: "bytes=100-199" } })
                    .then(async (answer) => [String(answer.status), answer.headers.get("Content-Range"), String((await answer.blob()).size)])
                """)
            #expect(part.first == "206" && part[1].hasPrefix("bytes 100-199/") && part.last == "100")
            try await tab.press(".spoken-here summary")
            try await tab.wait(for: "document.querySelectorAll('.spoken-here .spoken p').length > 3")

            // What was not saved says so and leads to what was: in place while something plays, which goes on.
            try await tab.press(".neighbours a[href='/episodes/ink']")
            try await tab.wait(
                for: "document.querySelector('h1')?.textContent === 'No net just now' && \(Chromium.isSounding)")
            #expect(try await tab.holds("document.querySelector('main a[href=\"/offline\"]').checkVisibility()"))
            let missing =
                "document.querySelector('h1')?.textContent === 'No net just now' && document.title.startsWith('No net just now')"
            let isListed = "document.querySelector('main [data-saved] a')?.textContent === 'Paper and glue'"
            try await tab.open("/episodes/ink")
            try await tab.wait(for: "\(missing) && \(isListed)")
            #expect(try await tab.holds("document.querySelector('main h2').textContent === 'Saved episodes'"))
            // As the show's own dates are written.
            #expect(
                try await tab.holds(
                    "/^\\d{1,2} [A-Z][a-z]{2} \\d{4}$/.test(document.querySelector('.saved .about span:last-child').textContent)"
                ))
            try await tab.press("main [data-saved] button")
            try await tab.wait(
                for: "document.querySelector('main [data-saved]').textContent.includes('Nothing is saved')")
            #expect(try await tab.holds("caches.keys().then((names) => names.length === 0)"))
            let port = try #require(URL(string: show.address)?.port)
            let back = try ScriptedServer(port: port) { _ in
                ScriptedAnswer(200, [("Content-Type", "text/html")], body: Array("<h1>Here again</h1>".utf8))
            }
            try await tab.press("main .opening .button")
            try await tab.wait(for: "document.querySelector('h1')?.textContent === 'Here again'")
            #expect(back.requests.contains { $0.target == "/episodes/ink" })
        }

        @Test("A saved episode that got another address is saved under that, in the site's present look")
        func renamed() async throws {
            let show = try ShowOnAir()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            try await tab.press(".player .save")
            try await tab.wait(for: "document.querySelector('.player .save').dataset.state === 'saved'")
            try show.put("body { --proof: 1; }\n", at: "css/95-own.css")
            try await tab.wait(
                for:
                    "fetch('/').then(async (one) => !(await one.text()).includes(document.querySelector('link[rel=stylesheet]').getAttribute('href')))"
            )
            try show.rename(1, to: "Glue")
            try await tab.wait(
                for:
                    "fetch('/episodes/paper-and-glue', { redirect: 'manual', cache: 'no-store' }).then((one) => one.type === 'opaqueredirect')"
            )
            // Not by way of the old address: the browser would keep where that leads, and show its page no more.
            try await tab.open("/episodes/glue")
            try await tab.wait(for: "document.querySelector('.player .save')?.dataset.state === 'saved'")
            let pages =
                "caches.keys().then((names) => Promise.all(names.map(async (name) => (await (await caches.open(name)).match('/.saved')).json())))"
            try await tab.wait(
                for:
                    "\(pages).then((all) => all.length === 1 && all[0].page === '/episodes/glue' && all[0].title === 'Glue')"
            )
            show.stop()
            try await tab.open("/episodes/glue")
            try await tab.wait(for: "document.querySelector('h1')?.textContent === 'Glue'")
            #expect(try await tab.holds("getComputedStyle(document.body).getPropertyValue('--proof').trim() === '1'"))
            try await tab.wait(for: "document.querySelector('.player .deck')")
            // Not from the browser's own cache, which forgets.
            #expect(
                try await tab.holds("caches.match(document.querySelector('link[rel=stylesheet]').href).then(Boolean)"))
            // The page of the old address is still there, as it was, and makes nothing old again.
            try await tab.open("/episodes/paper-and-glue")
            try await tab.wait(for: "document.querySelector('h1')?.textContent === 'Paper and glue'")
            try await tab.wait(for: "document.querySelector('.player .save')?.dataset.state === 'saved'")
            // More than what it would ask for in the meantime.
            _ = try await tab.value(
                "(async () => { for (let i = 0; i < 100; i += 1) await (await fetch(location.href)).text(); return true; })()",
                as: Bool.self)
            try await tab.open("/offline")
            try await tab.wait(for: "document.querySelector('main [data-saved] a')?.textContent === 'Glue'")
        }

        @Test("Nothing is kept of a visitor who saved nothing, and no worker is there")
        func untouched() async throws {
            let show = try ShowOnAir.shared()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            try await tab.wait(for: "document.querySelector('.player .save')")
            #expect(try await tab.holds("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)"))
            #expect(try await tab.holds("caches.keys().then((names) => names.length === 0)"))
        }

        @Test("A lack of room is told with both figures, and nothing is left behind")
        func noRoom() async throws {
            let show = try ShowOnAir.shared()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            try await tab.wait(for: "document.querySelector('.player .save')")
            _ = try await tab.value(
                "void (navigator.storage.estimate = async () => ({ quota: 21e6, usage: 20.9e6 }))", as: Bool?.self)
            try await tab.press(".player .save")
            try await tab.wait(for: "document.querySelector('.toast')?.textContent.startsWith('Not enough room')")
            try await tab.wait(for: "document.querySelector('.player .save').dataset.state === ''")
            #expect(try await tab.holds("caches.keys().then((names) => names.length === 0)"))
        }

        @Test("What was begun and never finished is taken away, unless another tab is still at it")
        func cutShort() async throws {
            let show = try ShowOnAir.shared()
            let tab = try await Tab(site: show.address)
            try await tab.open("/episodes/paper-and-glue")
            _ = try await tab.value(
                """
                (async () => {
                    for (const id of ["cut", "busy"]) {
                        const cache = await caches.open(`notecast-episode:${id}`);
                        await cache.put("/episodes/" + id, new Response("half"));
                    }
                    // As a tab does that is saving.
                    return new Promise((resolve) => navigator.locks.request("notecast-saving:busy", () => {
                        resolve(true);
                        return new Promise(() => {});
                    }));
                })()
                """, as: Bool.self)
            _ = try await tab.value(
                """
                import(document.querySelector("script[type=module]").src.replace("site.js", "offline.js"))
                    .then(async (offline) => { await offline.list(document); return true; })
                """, as: Bool.self)
            try await tab.wait(for: "caches.keys().then((names) => names.join() === 'notecast-episode:busy')")
        }
    }
}
