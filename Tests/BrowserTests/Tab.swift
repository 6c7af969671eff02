// A page in the browser, used as a person would: by what is seen on it, with a pointer and keys.

import Foundation
import Testing

/// One visitor's tab; it closes with the last reference to it, and what the visitor's browser remembers goes with it.
final class Tab: Sendable {
    enum Size: CaseIterable, CustomTestStringConvertible {
        case phone, desk
        var pixels: (width: Int, height: Int) { self == .phone ? (390, 844) : (1280, 800) }
        var testDescription: String { self == .phone ? "phone" : "desk" }
    }

    /// How long something may take to come, seconds: no more than a bound, for a machine that is busy.
    private static let patience = 30.0

    let browser: Browser
    let site: String
    private let session: String
    private let visitor: String
    /// Whether the visitor is another tab's, and goes with that.
    private let isGuest: Bool

    private struct Visitor: Decodable {
        struct Result: Decodable { let browserContextId: String }
        let result: Result
    }
    private struct Created: Decodable {
        struct Result: Decodable { let targetId: String }
        let result: Result
    }
    private struct Attached: Decodable {
        struct Result: Decodable { let sessionId: String }
        let result: Result
    }

    /// Another tab of the same visitor; to be let go before this one.
    func sibling() async throws -> Tab { try await Tab(site: site, visitor: visitor) }

    init(site: String, size: Size = .desk, scripts: Bool = true, visitor known: String? = nil) async throws {
        let browser = try Browser.shared()
        self.browser = browser
        self.site = site
        isGuest = known != nil
        if let known {
            visitor = known
        } else {
            let context = try await browser.send("Target.createBrowserContext")
            visitor = try JSONDecoder().decode(Visitor.self, from: context).result.browserContextId
        }
        let created = try await browser.send(
            "Target.createTarget", ["url": "about:blank", "browserContextId": visitor])
        let target = try JSONDecoder().decode(Created.self, from: created).result.targetId
        let attached = try await browser.send("Target.attachToTarget", ["targetId": target, "flatten": true])
        session = try JSONDecoder().decode(Attached.self, from: attached).result.sessionId
        for domain in ["Page", "Runtime", "Network", "Log"] { try await send("\(domain).enable") }
        try await resize(to: size)
        try await send("Emulation.setFocusEmulationEnabled", ["enabled": true])
        if !scripts { try await send("Emulation.setScriptExecutionDisabled", ["value": true]) }
    }

    func resize(to size: Size) async throws {
        try await send(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": size.pixels.width, "height": size.pixels.height, "deviceScaleFactor": 1,
                "mobile": size == .phone,
            ])
    }

    deinit {
        if !isGuest { browser.tell("Target.disposeBrowserContext", ["browserContextId": visitor]) }
        browser.forget(session: session)
    }

    @discardableResult
    private func send(_ method: String, _ parameters: [String: any Sendable] = [:]) async throws -> Data {
        try await browser.send(method, parameters, session: session)
    }

    // MARK: Reading

    private struct Evaluated: Decodable {
        struct Value: Decodable { let value: String? }
        struct Exception: Decodable {
            let text: String
            let exception: Description?
        }
        struct Description: Decodable { let description: String? }
        struct Result: Decodable {
            let result: Value
            let exceptionDetails: Exception?
        }
        let result: Result
    }

    /// What an expression of JavaScript comes to; promises are waited for.
    func value<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) async throws -> Value {
        let answer = try await send(
            "Runtime.evaluate",
            [
                "expression": "(async () => JSON.stringify(await (\(expression)) ?? null))()", "awaitPromise": true,
                "returnByValue": true,
            ])
        guard let result = (try? JSONDecoder().decode(Evaluated.self, from: answer))?.result else {
            throw Browser.Trouble("\(expression): \(String(decoding: answer.prefix(500), as: UTF8.self))")
        }
        if let problem = result.exceptionDetails {
            throw Browser.Trouble("\(expression): \(problem.exception?.description ?? problem.text)")
        }
        return try JSONDecoder().decode(Value.self, from: Data((result.result.value ?? "null").utf8))
    }

    /// Promises are waited for before they are judged: one by itself is always true.
    func holds(_ condition: String) async throws -> Bool {
        try await value("(async () => Boolean(await (\(condition))))()")
    }

    /// Waits until a condition holds.
    func wait(
        for condition: String, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let end = Date(timeIntervalSinceNow: Self.patience)
        var last = "never asked"
        while Date.now < end {
            do {
                if try await holds(condition) { return }
                last = "was false"
            } catch {
                // While one page goes and the next comes there is nothing to ask.
                last = "\(error)"
            }
            try await Task.sleep(for: .milliseconds(40))
        }
        let place =
            (try? await value("location.href + ' ' + document.body.innerText.slice(0, 300)", as: String.self)) ?? ""
        Issue.record("\(condition): \(last) at \(place)", sourceLocation: location)
        throw Browser.Trouble(condition)
    }

    // MARK: Doing

    /// Goes to an address as one who types it.
    func open(_ path: String) async throws {
        try await send("Page.navigate", ["url": path.hasPrefix("http") ? path : site + path])
        try await wait(for: "document.readyState === 'complete' && location.href !== 'about:blank'")
    }

    /// Loads the page anew.
    func reload() async throws {
        _ = try await value("void (window.isOld = true)", as: Bool?.self)
        try await send("Page.reload")
        try await wait(for: "!window.isOld && document.readyState === 'complete'")
    }

    /// Takes the net away, or gives it back.
    func setNet(isThere: Bool) async throws {
        try await send(
            "Network.emulateNetworkConditions",
            ["offline": !isThere, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1])
    }

    /// Goes by the menu, which stands behind a button on a phone.
    func choose(_ path: String, _ location: SourceLocation = #_sourceLocation) async throws {
        if try await holds("document.querySelector('.to-menu').checkVisibility()") { try await press(".to-menu") }
        try await press(".menu a[href='\(path)']", left: nil, location)
    }

    /// Presses what a selector finds, when it rests where nothing else covers it.
    ///
    /// - Parameter left: how far from its left edge, in pixels; nil: in the middle.
    func press(_ selector: String, left: Double? = nil, _ location: SourceLocation = #_sourceLocation) async throws {
        let quoted = String(decoding: try JSONEncoder().encode(selector), as: UTF8.self)
        let aim = """
            (() => {
                const element = document.querySelector(\(quoted));
                if (!element?.checkVisibility()) return null;
                element.scrollIntoView({ block: "center", behavior: "instant" });
                const box = element.getBoundingClientRect();
                const point = [box.left + (\(left.map { "\($0)" } ?? "box.width / 2")), box.top + box.height / 2];
                return element.contains(document.elementFromPoint(...point)) ? point : null;
            })()
            """
        var point: [Double]?
        // It stands still for a moment, too: what is about to move is not pressed where it was. The moment passes here,
        // since a page that is not in front draws no frames, and one without scripts has no timers.
        let end = Date(timeIntervalSinceNow: Self.patience)
        while point == nil {
            try await wait(for: aim, location)
            let before = try await value(aim, as: [Double]?.self)
            try await Task.sleep(for: .milliseconds(50))
            let after = try await value(aim, as: [Double]?.self)
            point = before == after ? after : nil
            guard point == nil, Date.now > end else { continue }
            Issue.record("\(selector) does not stand still", sourceLocation: location)
            throw Browser.Trouble(selector)
        }
        guard let point else { return }
        for (type, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
            try await send(
                "Input.dispatchMouseEvent",
                [
                    "type": type, "x": point[0], "y": point[1], "button": type == "mouseMoved" ? "none" : "left",
                    "buttons": buttons, "clickCount": type == "mouseMoved" ? 0 : 1,
                ])
        }
    }

    /// Presses a key, by its name in the DOM.
    func key(_ key: String) async throws {
        let codes = [
            "Enter": 13, "Escape": 27, " ": 32, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
            "Tab": 9,
        ]
        let text = key == "Enter" ? "\r" : key.count == 1 ? key : ""
        var down: [String: any Sendable] = ["type": text.isEmpty ? "rawKeyDown" : "keyDown", "key": key]
        if !text.isEmpty { down["text"] = text }
        if let code = codes[key] { down["windowsVirtualKeyCode"] = code }
        try await send("Input.dispatchKeyEvent", down)
        try await send("Input.dispatchKeyEvent", ["type": "keyUp", "key": key])
    }

    func type(_ text: String) async throws { try await send("Input.insertText", ["text": text]) }

    /// Chooses of a list.
    func choose(_ value: String, in selector: String) async throws {
        try await wait(for: "document.querySelector('\(selector)')")
        _ = try await self.value(
            """
            (() => {
                const list = document.querySelector('\(selector)');
                list.value = '\(value)';
                if (list.value !== '\(value)') throw new Error('no such choice');
                list.dispatchEvent(new Event('change', { bubbles: true }));
                return true;
            })()
            """, as: Bool.self)
    }

    // MARK: What must not be

    private struct Requested: Decodable {
        struct Parameters: Decodable {
            struct Request: Decodable { let url: String }
            let request: Request
        }
        let params: Parameters
    }

    /// Addresses that were asked for and are not the site's.
    func strangers() throws -> [String] {
        try browser.events("Network.requestWillBeSent", session: session)
            .map { try JSONDecoder().decode(Requested.self, from: $0).params.request.url }
            .filter { !$0.hasPrefix(site + "/") && !$0.hasPrefix("about:") && !$0.hasPrefix("data:") }
    }

    /// Errors of scripts, and what the content security policy forbade.
    func complaints() -> [String] {
        (browser.events("Runtime.exceptionThrown", session: session)
            + browser.events("Log.entryAdded", session: session))
            .map { String(decoding: $0, as: UTF8.self) }
            .filter { $0.contains("exceptionDetails") || $0.contains("\"level\":\"error\"") }
    }
}
