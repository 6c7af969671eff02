// A transcript in JSON.

import Podcast

/// JSON, version 1.0.0 (podcastindex.org/namespace/1.0, transcripts).
enum TranscriptJSONDocument {
    static func document(_ cues: [Cue]) -> [UInt8] {
        var json = JSONWriter(capacity: 64 + cues.count * 160)
        json.object { json in
            json.member("version", "1.0.0")
            json.list("segments") { json in
                for cue in cues where !cue.text.isEmpty {
                    json.object { json in
                        json.member("speaker", cue.speaker)
                        json.member("startTime", seconds: cue.start)
                        json.member("endTime", seconds: cue.end)
                        json.member("body", cue.text)
                    }
                }
            }
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }
}
