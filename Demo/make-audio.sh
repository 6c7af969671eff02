#!/usr/bin/env bash
# Makes the demo show's audio and transcripts again from dialogue/*.dialogue: spoken by espeak-ng, encoded by ffmpeg.
#
#   Demo/make-audio.sh [NAME...]      NAME: a file of dialogue/ without its extension; all of them when none is given
#
# A dialogue is a head of `key: value` lines (title, track, file) and then one line a sentence, `Speaker: words`. A word
# whose sound is not its spelling is written [spelling|sound]. Every sentence is spoken and measured by itself, so that
# the transcript's times are those of the audio. The made files are committed; nobody needs this to run the demo.
set -euo pipefail
cd "$(dirname "$0")"

readonly artist="Small Tools"
readonly rate=22050             # samples a second, as espeak-ng speaks
readonly same_speaker_gap=0.28  # seconds of silence between two sentences
readonly next_speaker_gap=0.42
readonly lead_in=0.30

declare -A voice=(
    [Ada]="-v en-us+f3 -p 52 -s 158"
    [Felix]="-v en-gb+m3 -p 38 -s 156"
    [Ingrid]="-v en-gb-scotland+f2 -p 60 -s 150"
)
declare -A full_name=([Ada]="Ada Marsh" [Felix]="Felix Oduya" [Ingrid]="Ingrid Solheim")

for tool in espeak-ng ffmpeg ffprobe; do
    command -v "$tool" >/dev/null || { echo "make-audio: needs $tool: apt-get install espeak-ng ffmpeg" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds_of() { ffprobe -v error -show_entries format=duration -of csv=p=0 "$1"; }
add() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a + b }'; }
timestamp() {
    awk -v t="$1" 'BEGIN { m = int(t * 1000 + 0.5)
        printf "%02d:%02d:%02d.%03d", m / 3600000, m / 60000 % 60, m / 1000 % 60, m % 1000 }'
}
silence() { ffmpeg -v error -y -f lavfi -i "anullsrc=r=$rate:cl=mono" -t "$1" -c:a pcm_s16le "$2"; }

silence "$lead_in" "$work/lead.wav"
silence "$same_speaker_gap" "$work/same.wav"
silence "$next_speaker_gap" "$work/next.wav"

make_episode() {
    local name=$1 title="" track="" file="" speaker words before="" line index=0 now=$lead_in end
    local list="$work/$name.list" vtt="$work/$name.vtt"
    printf "file '%s'\n" "$work/lead.wav" >"$list"
    printf 'WEBVTT\n' >"$vtt"
    while IFS= read -r line; do
        speaker=${line%%: *}
        words=${line#*: }
        case $speaker in
            "") continue ;;
            title) title=$words; continue ;;
            track) track=$words; continue ;;
            file) file=$words; continue ;;
        esac
        [[ -n ${voice[$speaker]:-} ]] || { echo "make-audio: dialogue/$name.dialogue: no voice for \"$speaker\"" >&2; exit 1; }
        if [[ -n $before ]]; then
            local gap=next pause=$next_speaker_gap
            if [[ $speaker == "$before" ]]; then gap=same pause=$same_speaker_gap; fi
            printf "file '%s'\n" "$work/$gap.wav" >>"$list"
            now=$(add "$now" "$pause")
        fi
        index=$((index + 1))
        # shellcheck disable=SC2086  # the voice is several options
        sed -E 's/\[[^|]*\|([^]]*)\]/\1/g' <<<"$words" | espeak-ng ${voice[$speaker]} -z -w "$work/$name-$index.wav" --stdin
        printf "file '%s'\n" "$work/$name-$index.wav" >>"$list"
        end=$(add "$now" "$(seconds_of "$work/$name-$index.wav")")
        {
            printf '\n%s --> %s\n' "$(timestamp "$now")" "$(timestamp "$end")"
            printf '<v %s>%s\n' "${full_name[$speaker]}" \
                "$(sed -E 's/\[([^|]*)\|[^]]*\]/\1/g' <<<"$words" | fold -s -w 64 | sed 's/ *$//')"
        } >>"$vtt"
        now=$end
        before=$speaker
    done <"dialogue/$name.dialogue"

    # 24 kbit/s at a constant rate: small, exact in length, and plenty for one synthetic voice at a time.
    ffmpeg -v error -y -f concat -safe 0 -i "$list" -af "loudnorm=I=-19:TP=-2,aresample=$rate" -ac 1 \
        -c:a libmp3lame -b:a 24k -id3v2_version 3 -write_id3v1 0 -fflags +bitexact -flags:a +bitexact -map_metadata -1 \
        -metadata title="$title" -metadata artist="$artist" -metadata album="$artist" ${track:+-metadata track="$track"} \
        -metadata genre=Podcast "audio/$name.mp3"
    mv "$vtt" "transcripts/$file.vtt"
    printf '%-8s %6.1f s  %7d bytes  %s\n' "$name" "$(seconds_of "audio/$name.mp3")" "$(stat -c %s "audio/$name.mp3")" "$file.vtt"
}

if [[ $# -eq 0 ]]; then
    for dialogue in dialogue/*.dialogue; do set -- "$@" "$(basename "$dialogue" .dialogue)"; done
fi
for name in "$@"; do make_episode "$name"; done
