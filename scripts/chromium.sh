#!/bin/sh
# Sees to Chromium and the typefaces that the chat generator draws with. In CI only: elsewhere nobody is made to install
# a browser, and the tests that draw with it say that they are left out.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -z "${CI:-}" ]; then exit 0; fi
case $(manager) in
    apt-get) install_packages chromium \
        fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji fonts-liberation fonts-dejavu-core \
        fonts-roboto fonts-inter fonts-open-sans fonts-lato ;;
    dnf) install_packages chromium google-noto-sans-fonts google-noto-color-emoji-fonts ;;
    apk) install_packages chromium font-noto font-noto-emoji ;;
    pacman) install_packages chromium noto-fonts noto-fonts-emoji ;;
    brew) install_packages --cask chromium ;;
    *) install_packages chromium ;;
esac
