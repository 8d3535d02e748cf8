#!/bin/sh
# Sees to a typeface with accents, which the tests draw pictures with. Quick when there is one.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

for folder in /usr/share/fonts /usr/local/share/fonts /System/Library/Fonts "${HOME:-/}/Library/Fonts" /Library/Fonts; do
    [ -d "$folder" ] || continue
    found=$(find "$folder" \( -name DejaVuSans.ttf -o -name LiberationSans-Regular.ttf -o -name NotoSans-Regular.ttf -o -name Arial.ttf \) -print -quit 2>/dev/null || true)
    if [ -n "$found" ]; then exit 0; fi
done
case $(manager) in
    dnf) install_packages dejavu-sans-fonts ;;
    apk) install_packages font-dejavu ;;
    pacman) install_packages ttf-dejavu ;;
    brew) install_packages --cask font-dejavu ;;
    *) install_packages fonts-dejavu-core ;;
esac
