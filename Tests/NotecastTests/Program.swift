// The real program, run as a person would run it.

import Foundation
import FoundationNetworking
import Testing

/// The built `notecast` beside the test bundle, and a data folder of its own.
final class Program {
    let folder: String
    let data: String
    private var server: Process?
    private(set) var address = ""

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("notecast")

    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    init() throws {
        folder = NSTemporaryDirectory() + "notecast-program-\(UUID().uuidString)"
        data = folder + "/data"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        server?.terminate()
        server?.waitUntilExit()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["NOTECAST_ROOT"] = Self.repository
        process.environment = environment
        return process
    }

    /// Runs a command to its end.
    func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

    func run(_ arguments: [String]) throws -> Outcome {
        let process = process(arguments)
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let problems = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: problems, as: UTF8.self))
    }

    /// Starts an import and kills it without warning after a while.
    ///
    /// - Returns: whether it was killed, and had not ended by itself before.
    func runAndKill(after seconds: Double, _ arguments: String...) throws -> Bool {
        let process = process(arguments)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    /// Starts `serve` on a free port and waits for its line.
    ///
    /// - Parameter errors: Where its standard error goes; nil: nowhere.
    func serve(errors: FileHandle? = nil) throws {
        let process = process(["serve", "--data", data, "--bind", "127.0.0.1:0"])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = errors ?? FileHandle.nullDevice
        try process.run()
        server = process
        var line = ""
        while !line.hasSuffix("\n") {
            let bytes = output.fileHandleForReading.readData(ofLength: 1)
            if bytes.isEmpty { break }
            line += String(decoding: bytes, as: UTF8.self)
        }
        address = try #require(
            line.split(separator: " ").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
        #expect(line.hasPrefix("listening on http://127.0.0.1:"))
    }

    /// Ends the server as systemd would.
    ///
    /// - Returns: its exit status.
    func stop() throws -> Int32 {
        let process = try #require(server)
        server = nil
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    struct Answer {
        let status: Int
        let body: String
        let response: HTTPURLResponse
    }

    func get(_ path: String) async throws -> Answer { try await send(path, "GET", nil, [:]) }

    func send(_ path: String, _ method: String, _ body: String?, _ fields: [String: String]) async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.httpMethod = method
        request.httpBody = body.map { Data($0.utf8) }
        request.cachePolicy = .reloadIgnoringLocalAndRemoteCacheData
        for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let http = try #require(response as? HTTPURLResponse)
        return Answer(status: http.statusCode, body: String(decoding: data, as: UTF8.self), response: http)
    }

    /// Writes a notes file.
    func write(_ name: String, _ text: String) throws -> String {
        let path = "\(folder)/\(name)"
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}
