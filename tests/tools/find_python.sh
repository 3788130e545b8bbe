#!/bin/sh
# Prints the Pythons of this machine that are 3.11 or newer and really run, newest tested version first.
#   find_python.sh         the first
#   find_python.sh --all   one of each version, a line each
# A command on the path is not enough: pyenv leaves commands that only print an error. Where pyenv is, the
# versions that it holds are looked at too.
set -eu

runs() { # a Python of at least 3.11 that can make a virtual environment: prints "version program"
    "$1" -c '
import sys, venv, ensurepip
if sys.version_info < (3, 11):
    sys.exit(1)
print("%d.%d" % sys.version_info[:2], sys.executable)' 2>/dev/null
}

candidates() {
    for version in 3.13 3.12 3.11; do
        echo "python$version"
        for program in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python3; do
            echo "$program"
        done
    done
    echo python3
    echo python
}

candidates | {
    seen=" "
    while read -r program; do
        found=$(runs "$program") || continue
        version=${found%% *}
        case "$seen" in *" $version "*) continue ;; esac
        seen="$seen$version "
        echo "${found#* }"
        [ "${1:-}" = --all ] || exit 0
    done
    [ "$seen" != " " ]
}
