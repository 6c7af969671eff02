// POST /api/v1/import: notes, transcripts and audio, live when the answer comes.

import HTTPServer
import HTTPTypes
import Importer
import Podcast
import Store
import Synchronization

/// The import endpoint. The token is checked before anything else, the head's promises before the body is taken.
struct ImportEndpoint: Sendable {
    /// How many imports came to what, for the metrics.
    struct Counts: Sendable {
        var done = 0
        var rehearsed = 0
        var refused = 0
        var failed = 0
    }

    /// What the body is.
    private enum Form {
        case note(name: String)
        case multipart(boundary: String)
    }

    let importer: Importer
    let store: Store
    let keys: TokenKeys
    let folder: UploadFolder
    let limits: SiteLimits
    let counts: ImportCounts

    /// The token of a request. Nobody without one learns more than that.
    ///
    /// - Throws: `Refusal` when there is none.
    func token(of head: RequestHead) throws(Refusal) -> BearerToken {
        guard let token = BearerToken(authorization: head.fields[.authorization]) else {
            throw Refusal.unauthorized("An import needs a token: Authorization: Bearer TOKEN.")
        }
        return token
    }

    /// How the body is to be taken, from the head of a request whose token is good.
    ///
    /// - Throws: `Refusal`, before the body is taken.
    func body(of head: RequestHead) throws(Refusal) -> BodyPolicy {
        let length = head.fields[.contentLength].flatMap { Int($0) } ?? 0
        // What the query does wrong is told before the body is taken.
        _ = try Self.isDryRun(head)
        switch try Self.form(of: head) {
        case .note:
            guard length <= limits.note else {
                throw Refusal(.contentTooLarge, "A note should be at most \(limits.note) bytes.")
            }
            return .memory(limit: limits.note)
        case .multipart:
            guard length <= limits.upload else {
                throw Refusal(.contentTooLarge, "An upload should be at most \(limits.upload) bytes.")
            }
            return .file(limit: limits.upload, directory: folder.path)
        }
    }

    private static let unknownToken = Refusal.unauthorized("This token is not known.")

    /// Looks the token up. Blocks.
    func check(_ token: BearerToken) throws {
        guard try token.isValid(in: store) else { throw Self.unknownToken }
    }

    /// Carries the import out. Blocks.
    ///
    /// - Parameter adopt: makes what was imported live; called before the answer is made.
    func run(_ request: Request, adopt: () -> Void) throws -> Response {
        let upload = UploadedFiles(folder: folder.fresh(), limits: limits)
        defer { upload.remove() }
        let files: [ImportFile]
        switch try Self.form(of: request.head) {
        case .note(let name):
            guard case .bytes(let bytes) = request.body, !bytes.isEmpty else {
                throw Refusal(.badRequest, "The body should be the text of a note.")
            }
            files = [ImportFile(name: name, source: .bytes(bytes))]
        case .multipart(let boundary):
            try upload.read(request.body, boundary: boundary)
            files = upload.files
        }
        let isDryRun = try Self.isDryRun(request.head)
        return try answer(carryOut(files, isDryRun: isDryRun), isDryRun: isDryRun, adopt: adopt)
    }

    private func carryOut(_ files: [ImportFile], isDryRun: Bool) throws -> ImportReport {
        do throws(ImportError) {
            return try importer.run(files, options: ImportOptions(isDryRun: isDryRun))
        } catch {
            if error == .busy { throw Refusal.busy }
            counts.add { $0.failed += 1 }
            throw error
        }
    }

    private func answer(_ report: ImportReport, isDryRun: Bool, adopt: () -> Void) throws -> Response {
        if report.isRefused {
            counts.add { $0.refused += 1 }
            let errors = report.errors.count
            throw Refusal(
                .unprocessableContent,
                "\(errors) \(errors == 1 ? "error keeps" : "errors keep") this import out; nothing was changed.",
                problems: report.problems)
        }
        if isDryRun {
            counts.add { $0.rehearsed += 1 }
        } else {
            counts.add { $0.done += 1 }
            adopt()
        }
        return Response(
            status: .ok, fields: PageFields.document("application/json", isKept: false), body: .bytes(report.json()))
    }

    /// - Throws: `Refusal` with 415 for any other form.
    private static func form(of head: RequestHead) throws(Refusal) -> Form {
        let type = head.fields[.contentType].flatMap { HeaderParameters($0) }
        switch type?.value {
        case "text/markdown", "text/x-markdown":
            guard let given = QueryString(head.query).value("name").given else { return .note(name: "note.md") }
            guard let text = given.text, let name = UploadName.safe(text) else {
                throw Refusal(.badRequest, "name: should be the note's file name, as in 308.md.")
            }
            let isNote = ImportFile(name: name, source: .bytes([])).kind == .notes
            return .note(name: isNote ? name : name + ".md")
        case "multipart/form-data":
            guard let boundary = type?.parameters["boundary"] else {
                throw Refusal(.badRequest, "The upload cannot be read: \(MultipartError.badBoundary).")
            }
            return .multipart(boundary: boundary)
        default:
            throw Refusal(.unsupportedMediaType, "The body should be text/markdown or multipart/form-data.")
        }
    }

    /// - Throws: `Refusal` for any query but the known ones: a misspelt rehearsal must not become an import.
    private static func isDryRun(_ head: RequestHead) throws(Refusal) -> Bool {
        let query = QueryString(head.query)
        guard let names = query.names else {
            throw Refusal(.badRequest, "The query should be percent-encoded UTF-8.")
        }
        for (index, name) in names.enumerated() {
            guard name == "name" || name == "dryRun" else {
                throw Refusal(.badRequest, "\(name.prefix(64)): is not known here; the known ones are name and dryRun.")
            }
            guard !names[..<index].contains(name) else { throw Refusal(.badRequest, "\(name): should stand once.") }
        }
        guard let given = query.value("dryRun").given else { return false }
        switch given.text {
        case "true", "1", "": return true
        case "false", "0": return false
        default: throw Refusal(.badRequest, "dryRun: should be true or false.")
        }
    }
}

/// Counts imports, from any thread.
final class ImportCounts: Sendable {
    // Held for an addition or a copy.
    private let counts = Mutex(ImportEndpoint.Counts())

    func add(_ change: (inout ImportEndpoint.Counts) -> Void) { counts.withLock { change(&$0) } }

    var now: ImportEndpoint.Counts { counts.withLock(\.self) }
}
