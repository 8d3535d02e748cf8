# Shell functions to install system packages with whatever manager the machine has. Sourced, not run.

manager() {
    for name in apt-get dnf apk pacman brew; do
        if command -v "$name" >/dev/null 2>&1; then echo "$name"; return; fi
    done
}

install_line() {
    case $(manager) in
        apt-get) echo "apt-get install -y $*" ;;
        dnf) echo "dnf install -y $*" ;;
        apk) echo "apk add $*" ;;
        pacman) echo "pacman -S --noconfirm $*" ;;
        brew) echo "brew install $*" ;;
        *) echo "" ;;
    esac
}

say_line() { printf 'Type this line, then the command again:\n\n    %s\n\n' "$1" >&2; }

# Installs packages, with sudo where needed; where that is impossible says the one line to type and stops with 4.
install_packages() {
    line=$(install_line "$@")
    if [ -z "$line" ]; then
        echo "No package manager known here. Please install: $*" >&2
        exit 4
    fi
    sudo=""
    if [ "$(manager)" != brew ] && [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then say_line "su -c '$line'"; exit 4; fi
        if ! sudo -n true 2>/dev/null && [ ! -t 0 ]; then say_line "sudo $line"; exit 4; fi
        sudo=sudo
    fi
    echo "Installing: $*"
    if [ "$(manager)" = apt-get ]; then
        $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
        line="env DEBIAN_FRONTEND=noninteractive $line -qq"
    fi
    # shellcheck disable=SC2086
    if ! $sudo $line >/dev/null; then say_line "${sudo:+sudo }$line"; exit 4; fi
}
