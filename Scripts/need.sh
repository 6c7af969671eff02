#!/bin/sh
# Installs Debian packages that are missing: says which before it does, and does nothing when there are none.
#
#   need.sh PACKAGE...
#
# Uses sudo only when something is missing and the caller is not root. apt's own output goes to a log, shown if it fails.
set -eu

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "notecast: not a Debian system, so nothing is installed here. What Debian calls $* has to be there." >&2
    exit 0
fi

missing=
for package in "$@"; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
        echo "notecast: missing:$missing" >&2
        echo "notecast: neither root nor sudo here. As root, run: apt-get install$missing" >&2
        exit 1
    }
    as_root=sudo
fi

echo "Installing from Debian, with ${as_root:+sudo }apt-get:$missing"
log=$(mktemp "${TMPDIR:-/tmp}/notecast-apt.XXXXXX")
# Ask for the password here, in sight, and not behind the log. Without a terminal sudo has to do without one.
if [ -n "$as_root" ] && ! sudo -n true 2>/dev/null; then
    if [ -t 0 ]; then sudo -v; else as_root="sudo -n"; fi
fi

apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 </dev/null
}

# An update that fails (one mirror of several away) need not stop an install from the lists that are there.
apt update || echo "notecast: apt-get update failed; trying with the package lists that are there" >&2
# shellcheck disable=SC2086  # package names, one a word
if ! apt install --no-install-recommends $missing; then
    cat "$log" >&2
    echo "notecast: could not install$missing (the log above is $log)" >&2
    exit 1
fi
rm -f "$log"
