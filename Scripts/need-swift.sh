#!/bin/sh
# Checks that a Swift toolchain is there that can build Notecast, and says how to get one when it is not.
set -eu
wanted_major=6 wanted_minor=2

advice() {
    cat >&2 <<END
notecast: $1

Notecast is built with Swift $wanted_major.$wanted_minor or newer (6.3 is what we use). On Debian 12 the short way is swiftly:
    https://www.swift.org/install/linux/swiftly/
or a tarball for Debian 12, unpacked anywhere, with its usr/bin in PATH:
    https://www.swift.org/install/linux/
END
    exit 1
}

command -v swift >/dev/null 2>&1 || advice "there is no swift in PATH"
# "Swift version 6.3.1 (swift-6.3.1-RELEASE)", with or without something before it.
version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
[ -n "$version" ] || advice "\`swift --version\` does not say its version; is the toolchain whole?"
major=${version%%.*}
rest=${version#*.}
minor=${rest%%.*}
[ "$rest" != "$version" ] || minor=0
if [ "$major" -lt "$wanted_major" ] || { [ "$major" -eq "$wanted_major" ] && [ "$minor" -lt "$wanted_minor" ]; }; then
    advice "the swift in PATH is $version ($(command -v swift))"
fi
