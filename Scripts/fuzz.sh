#!/usr/bin/env bash
# Builds the fuzz targets of Tests/Fuzz and runs each from its seeds and from what earlier runs found.
#
#   fuzz.sh SECONDS_EACH [TARGET...]
#
# 0 seconds only tries the seeds. Everything it makes is below .build-fuzz; an input that breaks a property is kept
# there, and belongs among the seeds once it is understood. A target is a folder of Tests/Fuzz/Targets; it is compiled in
# one module with the pure sources of the room that it is about, with the checks of a release build and the address
# sanitizer.
set -euo pipefail
cd "$(dirname "$0")/.."

# Of the server, what reads bytes and nothing else; and the clock.
pure=(
    AcceptEncoding ByteClass ByteRange ByteScan ChunkedDecoder Conditions HTTPDate HeadParser HostField RequestFacts
    TargetPath TokenList
)
home=Tests/Fuzz
build=.build-fuzz

# The room that a target is about; the server where none is named.
declare -A rooms=([transcript]=ShowNotes [notes]=ShowNotes [media]=Media)

stop() {
    echo "notecast: $1" >&2
    exit "${2:-2}"
}

seconds=${1:-}
[[ $seconds =~ ^[0-9]+$ ]] || stop "SECONDS_EACH should be a number of seconds, is \"$seconds\""
shift
known=()
for folder in "$home"/Targets/*/; do known+=("$(basename "$folder")"); done
targets=("$@")
[[ $# -gt 0 ]] || targets=("${known[@]}")
for target in "${targets[@]}"; do
    [[ " ${known[*]} " == *" $target "* ]] || stop "TARGET should be one of ${known[*]}, is \"$target\""
done

# The toolchains of swift.org bring libFuzzer for Linux; Apple's and some distributions' leave it out.
runtime=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
arch=$(uname -m)
[[ -n $(find -L "$runtime/clang/lib" -name "libclang_rt.fuzzer*$arch*" -o -name 'libclang_rt.fuzzer.a' 2>/dev/null) ]] ||
    stop "this Swift has no fuzzer runtime (libclang_rt.fuzzer below $runtime/clang/lib);
one from https://www.swift.org/install/linux/ has it"

strict=(-swift-version 6 -package-name notecast -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature InternalImportsByDefault)

# Modules that a room imports, each once: one object and one .swiftmodule below $build/modules.
library() { # NAME SOURCE_FOLDER FLAG...
    local name=$1 folder=$2
    shift 2
    [[ -f $build/modules/$name.o && -z $(find "$folder" -newer "$build/modules/$name.o") ]] && return
    echo "Building the module $name"
    swiftc -O -g -wmo -parse-as-library -module-name "$name" -I "$build/modules" "$@" "$folder"/*.swift \
        -emit-module -emit-module-path "$build/modules/$name.swiftmodule" -emit-object -o "$build/modules/$name.o"
}

# What a room needs besides its own sources: the flags and objects are left in `linked`.
prepare() { # ROOM
    linked=()
    [[ $1 == ShowNotes ]] || return 0
    local yams=.build/checkouts/Yams/Sources
    [[ -d $yams ]] || swift package resolve
    library Podcast Sources/Podcast "${strict[@]}" -warnings-as-errors -sanitize=fuzzer,address
    for file in "$yams"/CYaml/src/*.c; do
        local object
        object=$build/modules/cyaml-$(basename "$file" .c).o
        [[ -f $object ]] || clang -O1 -g -w -DYAML_DECLARE_STATIC -I "$yams/CYaml/include" -c "$file" -o "$object"
        linked+=("$object")
    done
    library Yams "$yams/Yams" -suppress-warnings -D SWIFT_PACKAGE -I "$yams/CYaml/include" -Xcc -DYAML_DECLARE_STATIC
    linked+=("$build/modules/Podcast.o" "$build/modules/Yams.o" -I "$build/modules" -I "$yams/CYaml/include"
        -I Sources/CMarkdown -Xcc -DYAML_DECLARE_STATIC)
}

compile() { # TARGET
    local program=$build/$1 room=${rooms[$1]:-HTTPServer} sources
    case $room in
    HTTPServer)
        sources=("${pure[@]/#/Sources/HTTPServer/Message/}")
        sources=("${sources[@]/%/.swift}" Sources/HTTPServer/ServerLimits.swift Sources/HTTPServer/System/System.swift
            "$home"/Shared/*.swift)
        ;;
    *)
        mapfile -t sources < <(find "Sources/$room" -name '*.swift' | sort)
        sources+=("$home/Shared/Dice.swift" "$home/Shared/Require.swift")
        ;;
    esac
    sources+=("$home/Targets/$1"/*.swift)
    prepare "$room"
    [[ -x $program && -z $(find "${sources[@]}" -newer "$program") ]] && return
    echo "Building the fuzz target $1"
    swiftc "${strict[@]}" -O -g -wmo -parse-as-library -module-name Fuzz -sanitize=fuzzer,address -use-ld=lld \
        -warnings-as-errors "${sources[@]}" "${linked[@]}" \
        -emit-executable -emit-module-path "$build/modules/$1.swiftmodule" -o "$program"
}

mkdir -p "$build/findings" "$build/modules"
for target in "${targets[@]}"; do compile "$target"; done

broken=()
report=()
for target in "${targets[@]}"; do
    mkdir -p "$build/corpus/$target"
    log=$build/$target.log
    options=(-dict="$home/Words/$target.dict" -max_len=6000 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
        -artifact_prefix="$build/findings/$target-" -use_value_profile=1)
    if ((seconds > 0)); then options+=(-max_total_time="$seconds"); else options+=(-runs=0); fi
    echo "Fuzzing $target for $seconds s, log in $log"
    # Swift's own backtracer would start for each finding, and wait.
    if SWIFT_BACKTRACE=enable=no "$build/$target" "${options[@]}" "$build/corpus/$target" "$home/Seeds/$target" \
        >"$log" 2>&1
    then verdict=clean
    else
        verdict=BROKEN
        broken+=("$target")
        grep -a -E 'property broken|^  input: |Fatal error|ERROR: |Test unit written' "$log" >&2 || tail -n 20 "$log" >&2
    fi
    last=$(grep -a -E '^#[0-9]+.*cov: ' "$log" | tail -n 1 || true)
    report+=("$(printf '%-16s %-7s %11s runs  %s' "$target" "$verdict" \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
        "$(sed -nE 's/.*(cov: [0-9]+) (ft: [0-9]+) (corp: [^ ]+).*/\1  \2  \3/p' <<<"$last")")")
done

printf '%s\n' "${report[@]}"
if ((${#broken[@]} > 0)); then
    stop "a property broke in: ${broken[*]}. Try one again with: $build/TARGET $build/findings/FILE" 1
fi
