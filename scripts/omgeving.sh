#!/bin/sh
# Maakt een virtuele omgeving van Python: scripts/omgeving.sh MAP
set -eu
map=$1

fout() {
    echo "Fout: $1" >&2
    exit 2
}

python=
for naam in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 python; do
    if "$naam" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$naam
        break
    fi
done
[ -n "$python" ] || fout "Python 3.11 of nieuwer is niet gevonden. Installeer eerst Python."

melding=$("$python" -m venv --clear "$map" 2>&1) && exit 0

# Debian and Ubuntu keep the part that makes environments in a package of its own.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    versie=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    export DEBIAN_FRONTEND=noninteractive
    if melding=$( (apt-get update -qq && apt-get install -qq -y --no-install-recommends "$versie") 2>&1); then
        "$python" -m venv --clear "$map"
        exit 0
    fi
fi
rm -rf "$map"
echo "$melding" >&2
fout "Python kan hier geen omgeving maken. Op Debian en Ubuntu helpt: sudo apt install python3-venv"
