import Digests
import Testing

@Suite struct DigestsTests {
    @Test("SHA-256 of the standard's example, whole and in pieces")
    func sha256() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SHA256.digest(Array("abc".utf8)).hex == expected)
        let stream = SHA256Stream()
        for byte in "abc".utf8 { withUnsafeBytes(of: byte) { stream.update($0) } }
        #expect(stream.finish().hex == expected)
    }

    @Test("SHA-1 of the standard's example")
    func sha1() {
        #expect(SHA1.digest(Array("abc".utf8)).hex == "a9993e364706816aba3e25717850c26c9cd0d89d")
    }

    @Test("Random bytes come in the number asked for, and differ")
    func random() {
        let (one, two) = (Secrets.random(32), Secrets.random(32))
        #expect(one.count == 32)
        #expect(one != two)
    }

    @Test("Secrets are equal only when every byte is")
    func equal() {
        #expect(Secrets.equal([1, 2, 3], [1, 2, 3]))
        #expect(!Secrets.equal([1, 2, 3], [1, 2, 4]))
        #expect(!Secrets.equal([1, 2, 3], [1, 2]))
        #expect(Secrets.equal([], []))
    }
}
