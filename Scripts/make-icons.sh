#!/usr/bin/env bash
# Makes the icons that cannot be SVG, and the demo show's cover, again from their SVG sources. The made files are committed.
set -euo pipefail
cd "$(dirname "$0")/.."

for tool in rsvg-convert convert; do
    command -v "$tool" >/dev/null || { echo "make-icons: needs $tool: apt-get install librsvg2-bin imagemagick" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for size in 16 32 48; do rsvg-convert -w "$size" -h "$size" Public/favicon.svg -o "$work/$size.png"; done
convert "$work"/{16,32,48}.png Public/favicon.ico

# A phone's home screen rounds the corners itself and paints transparency black: so a whole square, with the mark in it.
rsvg-convert -w 128 -h 128 Public/favicon.svg -o "$work/mark.png"
convert -size 180x180 xc:'#fff4ec' "$work/mark.png" -gravity center -composite -strip -alpha off \
    PNG24:Public/apple-touch-icon.png

# Directories want cover art of 1400 to 3000 pixels, square, RGB.
rsvg-convert Demo/cover.svg -o "$work/cover.png"
convert "$work/cover.png" -strip -alpha off -define png:compression-level=9 -define png:color-type=2 \
    PNG24:Demo/public/cover.png
