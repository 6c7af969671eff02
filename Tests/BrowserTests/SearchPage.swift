// The search page in a tab, for the tests of what it does while somebody writes.

import Foundation
import Testing

enum SearchPage {
    static func opened(_ path: String = "/search", size: Tab.Size = .desk) async throws -> Tab {
        let tab = try await Tab(site: try ShowOnAir.shared().address, size: size)
        try await tab.open(path)
        // The script has taken the page when the answer can be focused.
        try await tab.wait(for: "document.querySelector('#found')?.tabIndex === -1")
        _ = try await tab.value("void (window.isSame = true)", as: Bool?.self)
        return tab
    }

    /// A condition: the first result is this episode.
    static func shows(_ title: String) -> String {
        "document.querySelector('.result h2 a')?.textContent === '\(title)'"
    }

    /// Answers to a query come when they are let go of; those that are to fail say when they may be asked again.
    static func holding(_ tab: Tab) async throws {
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
}
