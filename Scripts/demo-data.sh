#!/bin/sh
# Makes a data folder with the demo show in it, once: a folder that is already somebody's is left as it is.
#
#   Scripts/demo-data.sh NOTECAST DATA      in the repository's top folder
set -eu
notecast=$1
data=$2
# Stands in a folder from before the import until after it, so that an interrupted one is done again.
unfinished=$data/.demo-unfinished

if [ ! -e "$unfinished" ] && { [ -e "$data/notecast.sqlite" ] || [ -e "$data/site.yml" ]; }; then
    echo "The data folder $data is there and stays as it is. (The demo show afresh: make run DATA=FOLDER)"
    exit 0
fi

echo "Making the data folder $data with the demo show"
mkdir -p "$data/public"
: >"$unfinished"
[ -e "$data/site.yml" ] || cp Demo/site.yml "$data/site.yml"
for file in Demo/public/*; do
    [ -e "$data/public/$(basename "$file")" ] || cp "$file" "$data/public/"
done
"$notecast" import Demo/notes Demo/transcripts Demo/audio --data "$data"
rm -f "$unfinished"
