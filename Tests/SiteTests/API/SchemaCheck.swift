// Whether a JSON value is what a schema of the API's document says.

/// Holds values against schemas (JSON Schema 2020-12, as far as our document uses it). Stricter than the standard in one way: an
/// object has no members that its schema does not name, so that none is forgotten in the document.
struct SchemaCheck {
    /// What the document's references lead into.
    let document: JSONValue

    /// The keywords that it knows; a schema with any other is a fault by itself.
    private static let known: Set<String> = [
        "$ref", "anyOf", "type", "enum", "const", "required", "properties", "additionalProperties", "items",
        "prefixItems",
        "minItems", "maxItems", "minimum", "maximum", "maxLength", "format", "description", "default",
        "contentMediaType",
    ]

    /// What is wrong, each as a line; empty for a value that is as it should be.
    func faults(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
        guard let keywords = schema.members else { return schema == .bool(false) ? ["\(place): should not be"] : [] }
        var faults = keywords.keys.filter { !Self.known.contains($0) }.map { "\(place): the schema has \($0)" }
        if let reference = schema["$ref"].string {
            guard let target = resolved(reference) else { return ["\(place): \(reference) leads nowhere"] }
            faults += self.faults(value, target, at: place)
        }
        if let choices = schema["anyOf"].items, !choices.contains(where: { self.faults(value, $0).isEmpty }) {
            faults.append("\(place): is none of the choices")
        }
        let types = schema["type"].items?.compactMap(\.string) ?? [schema["type"].string].compactMap(\.self)
        if !types.isEmpty, !types.contains(where: { Self.isType(value, $0) }) {
            faults.append("\(place): should be \(types.joined(separator: " or "))")
        }
        if let choices = schema["enum"].items, !choices.contains(value) {
            faults.append("\(place): is none of the enum")
        }
        if keywords["const"] != nil, schema["const"] != value { faults.append("\(place): is not the const") }
        switch value {
        case .number(let number):
            if let least = schema["minimum"].number, number < least { faults.append("\(place): is below \(least)") }
            if let most = schema["maximum"].number, number > most { faults.append("\(place): is above \(most)") }
        case .string(let text):
            if let most = schema["maxLength"].number, Double(text.unicodeScalars.count) > most {
                faults.append("\(place): is longer than \(most)")
            }
            if schema["format"].string == "uri", text.firstMatch(of: /^https?:\/\/[!-~]+$/) == nil {
                faults.append("\(place): is no address")
            }
        case .array(let items): faults += arrayFaults(items, schema, at: place)
        case .object(let members): faults += objectFaults(members, schema, at: place)
        case .null, .bool: break
        }
        return faults
    }

    private func arrayFaults(_ items: [JSONValue], _ schema: JSONValue, at place: String) -> [String] {
        var faults: [String] = []
        if let least = schema["minItems"].number, Double(items.count) < least {
            faults.append("\(place): is too short")
        }
        if let most = schema["maxItems"].number, Double(items.count) > most { faults.append("\(place): is too long") }
        let first = schema["prefixItems"].items ?? []
        for (index, item) in items.enumerated() {
            let own = index < first.count ? first[index] : schema["items"]
            faults += self.faults(item, own, at: "\(place)[\(index)]")
        }
        return faults
    }

    private func objectFaults(_ members: [String: JSONValue], _ schema: JSONValue, at place: String) -> [String] {
        guard let properties = schema["properties"].members else { return [] }
        var faults = (schema["required"].items ?? []).compactMap(\.string).filter { members[$0] == nil }
            .map { "\(place).\($0): is missing" }
        for (name, member) in members {
            if let own = properties[name] {
                faults += self.faults(member, own, at: "\(place).\(name)")
            } else {
                faults.append("\(place).\(name): is not in the document")
            }
        }
        return faults
    }

    private static func isType(_ value: JSONValue, _ name: String) -> Bool {
        switch (value, name) {
        case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"), (.array, "array"),
            (.object, "object"):
            true
        case (.number(let number), "integer"): number == number.rounded()
        default: false
        }
    }

    /// What a reference within the document leads to.
    func resolved(_ reference: String) -> JSONValue? {
        guard reference.hasPrefix("#/") else { return nil }
        var value = document
        for step in reference.dropFirst(2).split(separator: "/") {
            guard let next = value.members?[String(step)] else { return nil }
            value = next
        }
        return value
    }

    /// A part of the document, its own reference followed.
    func followed(_ value: JSONValue) -> JSONValue { value["$ref"].string.flatMap(resolved) ?? value }
}
