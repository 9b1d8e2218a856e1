#!/usr/bin/env bash
# Proves the two commands of the README on bare Debian machines: debootstrap, git, python3 and nothing else.
#
#   sudo packaging/fresh_machine.sh FOLDER [bookworm] [trixie]
#
# Each machine is made anew in FOLDER (about 2 GB each) and gets a clone of what is committed here. Mirror,
# package index and certificates are taken from how this machine is set up. Nothing stays mounted or running.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
if [ "$(id -u)" != 0 ] || [ $# = 0 ]; then
    echo "Usage, as root: packaging/fresh_machine.sh FOLDER [bookworm] [trixie]" >&2
    exit 2
fi
if [ -z "${FRESH_MACHINE_APART:-}" ]; then
    # A mount namespace of its own: when this script ends, however it ends, its mounts are gone.
    FRESH_MACHINE_APART=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
[ $# -gt 0 ] || set -- bookworm trixie
command -v debootstrap > /dev/null || apt-get install -y -qq --no-install-recommends debootstrap > /dev/null

make_machine() { # SUITE ROOT
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' | head -n 1)
    rm -rf --one-file-system "$2"
    debootstrap --variant=minbase --include=git,python3 "$1" "$2" "$mirror" > "$folder/$1-debootstrap.log"
    cp --dereference /etc/resolv.conf /etc/hosts "$2/etc/"
    apt-config dump --format '%F "%v";%n' Acquire | grep -E '^Acquire::(http|https|Check|Retries)' \
        > "$2/etc/apt/apt.conf.d/00as-outside" || true
    # Under a name of its own, since installing ca-certificates writes the usual file anew.
    local trusted=/etc/ssl/certs/ca-certificates.crt
    { echo "[global]"
      if [ -f "$trusted" ]; then
          cp --dereference "$trusted" "$2/etc/trusted-as-outside.crt"
          echo "cert = /etc/trusted-as-outside.crt"
      fi
      python3 -m pip config list 2> /dev/null | sed -nE \
        "s#^[a-z:]+\.(index-url|extra-index-url|proxy|trusted-host)='(http.*)'\$#\1 = \2#p" | sort -u
    } > "$2/etc/pip.conf"
    mount -t proc proc "$2/proc"
    mount --rbind /dev "$2/dev"
    chroot "$2" useradd --create-home chair
    git clone -q --no-hardlinks "$here" "$2/home/chair/cpdesk"
    chroot "$2" chown -R chair /home/chair/cpdesk
    chroot "$2" git config --system --add safe.directory '*'
}

inside() { # ROOT COMMAND…: in the checkout, with the surroundings of a bare machine
    local root=$1
    shift
    chroot "$root" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        sh -c 'cd /home/chair/cpdesk && exec "$@"' sh "$@"
}

step() { # NAME EXPECTED-STATUS WORDS-EXPECTED COMMAND…: run, time, look at status and words
    local name=$1 expected=$2 words=$3 began=$SECONDS status=0 log
    shift 3
    log="$folder/$suite-$name.log"
    inside "$root" "$@" > "$log" 2>&1 < /dev/null || status=$?
    if [ "$status" = "$expected" ] && { [ -z "$words" ] || grep -q -- "$words" "$log"; }; then
        printf '%-10s %-22s good %5d s\n' "$suite" "$name" $((SECONDS - began))
    else
        printf '%-10s %-22s BAD  %5d s  status %s, see %s\n' "$suite" "$name" $((SECONDS - began)) "$status" "$log"
        bad=1
    fi
}

# The program on a screen in memory for some seconds, with a look at whether that screen shows anything; then it
# is asked to stop, and has to end well.
on_a_screen='
    mkdir -p /tmp/screen
    Xvfb :87 -screen 0 1280x720x24 -nolisten tcp -fbdir /tmp/screen > /dev/null 2>&1 & screen=$!
    sleep 2
    DISPLAY=:87 timeout --preserve-status 25 python3 packaging/start.py --demo & program=$!
    sleep 20
    cp /tmp/screen/Xvfb_screen0 /tmp/window.xwd
    python3 -c "pixels = open(\"/tmp/window.xwd\", \"rb\").read()[-1280*720*4:]
colours = len({pixels[at:at+4] for at in range(0, len(pixels), 4)})
print(\"a window is drawn\" if colours > 20 else \"the screen is empty\", colours)"
    wait $program
    status=$?
    kill $screen
    wait $screen
    exit $status'

bad=0
for suite in "$@"; do
    root="$folder/$suite"
    began=$SECONDS
    make_machine "$suite" "$root"
    printf '%-10s %-22s      %5d s  %s\n' "$suite" "bare machine" $((SECONDS - began)) \
        "$(chroot "$root" python3 --version), $(du -sxm "$root" | cut -f1) MB"
    step person-without-sudo 1 "apt-get install" su chair -c "python3 packaging/start.py --demo"
    step start-without-screen 1 "no screen" python3 packaging/start.py --demo
    step second-start 1 "no screen" python3 packaging/start.py --demo
    step picture 0 "" python3 packaging/start.py --demo --picture /tmp/offscreen.png
    step every-test 0 "All is good" python3 packaging/test.py
    step window 0 "a window is drawn" sh -c "$on_a_screen"
    [ -s "$root/tmp/offscreen.png" ] || { echo "$suite: no picture"; bad=1; }
    printf '%-10s %-22s      %5d s  %s\n' "$suite" "whole machine" $((SECONDS - began)) \
        "$(du -sxm "$root" | cut -f1) MB, of it $(du -sm "$root/home/chair/cpdesk/.venv" | cut -f1) MB .venv"
done
exit $bad
