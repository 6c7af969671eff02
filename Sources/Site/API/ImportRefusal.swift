// What the client is told when an import could not be stored.

import Foundation
import HTTPTypes
import Importer

extension Refusal {
    /// The status and a sentence without the server's paths; what they leave out is for the log.
    init(_ error: ImportError) {
        switch error {
        case .busy: self = .busy
        case .noSpace: self = .noSpace
        case .mediaFolder(let reason):
            self.init(.internalServerError, "The media folder cannot be written: \(reason).")
        case .unreadable:
            self.init(.internalServerError, "The upload could not be read back. The error has been logged.")
        // SQLite's words for SQLITE_FULL.
        case .store(let message) where message.contains("database or disk is full"): self = .noSpace
        case .store: self.init(.internalServerError, "The import could not be stored. The error has been logged.")
        }
    }

    /// For an error that no handler made a refusal of.
    init(unexpected error: any Error) {
        if let error = error as? ImportError {
            self.init(error)
        } else if (error as? CocoaError)?.code == .fileWriteOutOfSpace {
            // A part of an upload that did not fit.
            self = .noSpace
        } else {
            self = .failed
        }
    }

    private static var noSpace: Refusal {
        let status = HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        return Refusal(status, ProblemPages.sentence(status))
    }
}
