#!/usr/bin/env bash
# Runs every part of test/validation against its independent engine and writes docs/validation.md; with --check, fails when the committed page
# is stale. Needs Node and Python 3; engines are installed once into .cache/validation.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$PWD/.cache/validation"
mkdir -p "$work"
test -f dist/js/index.js || npm run --silent build
pins=test/validation/requirements.txt
if ! cmp -s "$pins" "$work/installed.txt"; then
  rm -rf "$work/venv"
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$pins"
  cp "$pins" "$work/installed.txt"
fi
rm -rf "$work/results"
mkdir -p "$work/results"
for part in test/validation/*.py test/validation/*.mjs; do
  case "$part" in *.ours.mjs) continue ;; esac
  name="$(basename "$part")"
  echo "validate: ${name%.*}"
  if [[ "$part" == *.py ]]; then run=("$work/venv/bin/python" "$part"); else run=(node "$part"); fi
  "${run[@]}" >"$work/results/${name%.*}.json"
done
node scripts/validation-report.mjs "$work/results" "$@"
