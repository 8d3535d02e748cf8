#!/bin/sh
# Sees to Tesseract and its language data. Usage: scripts/tesseract.sh eng fra …   Quick when all is there.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

missing() {
    have=$(tesseract --list-langs 2>/dev/null || true)
    for lang in "$@"; do
        printf '%s\n' "$have" | grep -qx "$lang" || printf '%s ' "$lang"
    done
}

packages() {
    case $(manager) in
        apt-get) echo tesseract-ocr; for lang in "$@"; do echo "tesseract-ocr-$lang" | tr _ -; done ;;
        dnf) echo tesseract; for lang in "$@"; do [ "$lang" = osd ] && echo tesseract-osd || echo "tesseract-langpack-$lang"; done ;;
        apk) echo tesseract-ocr; for lang in "$@"; do echo "tesseract-ocr-data-$lang"; done ;;
        pacman) echo tesseract; for lang in "$@"; do echo "tesseract-data-$lang"; done ;;
        brew) echo tesseract tesseract-lang ;;
        *) echo tesseract "$@" ;;
    esac
}

lacking=$(missing "$@")
if command -v tesseract >/dev/null 2>&1 && [ -z "$lacking" ]; then exit 0; fi
# shellcheck disable=SC2046,SC2086
install_packages $(packages ${lacking:-$@})
still=$(missing "$@")
if [ -n "$still" ]; then
    echo "Tesseract still lacks the language data: $still" >&2
    exit 4
fi
