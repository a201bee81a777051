#!/usr/bin/env bash
# Runs pandapower's contingency loop on a graph that the bench wrote: `bench/pandapower.sh graph.json`. Makes its environment at first use.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=.cache/bench
if [ ! -f "$venv/ready" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r bench/requirements.txt
  touch "$venv/ready"
fi
exec "$venv/bin/python" bench/pandapower_loop.py "$1"
