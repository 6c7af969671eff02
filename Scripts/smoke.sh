#!/usr/bin/env bash
# The demo show from import to shutdown, through the program as a host runs it.
#
#   smoke.sh NOTECAST
#
# Its own data folder and port, both gone at the end. Ends with "N passed, M failed"; exit status 1 when M is not 0.
set -euo pipefail
notecast=$(realpath "$1")
cd "$(dirname "$0")/.."

work=$(mktemp -d)
server=
passed=0 failed=0
finish() {
    if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap finish EXIT

check() { # WHAT COMMAND...
    local what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        echo "ok      $what"
    else
        failed=$((failed + 1))
        echo "NOT OK  $what"
    fi
}
fetch() { curl --silent --show-error --noproxy "*" --max-time 10 "$@"; }
status_is() { # STATUS PATH [CURL OPTION...]
    local wanted=$1 path=$2 got
    shift 2
    got=$(fetch --output /dev/null --write-out '%{http_code}' "$@" "$url$path") || return 1
    [[ $got == "$wanted" ]] || { echo "        $path: status $got, should be $wanted"; return 1; }
}
is_sound() { "$notecast" check --data "$work/data" >"$work/check" || { cat "$work/check"; return 1; }; }
holds() { # PATH TEXT [CURL OPTION...]
    local path=$1 text=$2
    shift 2
    fetch --fail --compressed "$@" "$url$path" >"$work/answer" || return 1
    grep -qF -- "$text" "$work/answer" || { echo "        $path: should hold: $text"; return 1; }
}
not_modified() {
    fetch --output /dev/null --etag-save "$work/etag" "$url$1" && status_is 304 "$1" --etag-compare "$work/etag"
}
same_bytes() { fetch --fail "$url$1" | cmp - "$2"; }
enclosure_of() { fetch "$url/feed.xml" | grep -oE '<enclosure [^>]*' | grep -oE 'url="[^"]*' | cut -c6- | head -n 1; }
plays() { # the feed's first enclosure is one of the demo's own files, byte for byte, and can be sought in
    local address
    address=$(enclosure_of) && [[ $address == "$url"/media/* ]] || return 1
    fetch --fail --output "$work/episode.mp3" "$address" && status_is 206 "${address#"$url"}" --range 0-1 || return 1
    local file
    for file in Demo/audio/*.mp3; do if cmp -s "$file" "$work/episode.mp3"; then return 0; fi; done
    return 1
}
packed() { tr -d ' \n'; } # JSON without the blanks between its parts
said_in() { # EPISODE WORD
    fetch --fail "$url/api/v1/search?q=$2" | packed >"$work/answer" || return 1
    grep -q "\"episode\":$1[,}]" "$work/answer" && grep -q '"moments":\[{' "$work/answer"
}
unchanged() {
    "$notecast" import Demo/notes Demo/transcripts Demo/audio --data "$work/data" --json | packed >"$work/report" || return 1
    grep -qF '"added":[]' "$work/report" && grep -qF '"changed":[]' "$work/report"
}

check "the demo show is imported" Scripts/demo-data.sh "$notecast" "$work/data"
check "importing it again adds nothing" unchanged

"$notecast" serve --data "$work/data" --bind 127.0.0.1:0 >"$work/log" 2>&1 &
server=$!
url=
for _ in $(seq 100); do
    url=$(sed -n 's|.*listening on \(http://[0-9.:]*\).*|\1|p' "$work/log" | head -n 1)
    if [[ -n $url ]] || ! kill -0 "$server" 2>/dev/null; then break; fi
    sleep 0.1
done
if [[ -z $url ]]; then
    echo "NOT OK  notecast serve says where it listens. It said:"
    cat "$work/log"
    echo "$passed passed, $((failed + 1)) failed"
    exit 1
fi

check "healthz answers" status_is 200 /healthz
check "the home page shows the newest episode" holds / "What time is it, really?"
check "the episode list is there" status_is 200 /episodes
check "a number leads to its episode" status_is 301 /episodes/2
check "an episode page has its topics" holds /episodes/2 "shellcheck" --location
check "an unnumbered episode has a page" status_is 200 /episodes/trailer
check "search finds a topic" holds "/search?q=sponge" "sponge"
check "search finds what was only said" said_in 3 grandmother
check "the feed is RSS" holds /feed.xml "<rss"
check "the feed is not sent twice" not_modified /feed.xml
check "the feed's audio plays" plays
check "the cover is the show's own" same_bytes /cover.png Demo/public/cover.png
check "the feed doctor finds no error" is_sound
check "metrics are counted" status_is 200 /metrics
check "an unknown page is 404" status_is 404 /no-such-page
check "an import without a token is refused" status_is 401 /api/v1/import --request POST --data-binary '# Small Tools 9'

kill -TERM "$server"
stopped() { local code=0; wait "$server" || code=$?; server=; [[ $code -eq 0 ]]; }
check "it stops when it is told to" stopped

if [[ $failed -gt 0 ]]; then
    echo "--- what the server said"
    tail -n 40 "$work/log"
fi
echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
