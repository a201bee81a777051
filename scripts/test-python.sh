#!/usr/bin/env bash
# Builds the Python wheel, runs a Python program against it, and compares its Terraform and manifests with those of the TypeScript twin.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$PWD/.cache/python"
rm -rf "$work/dist" "$work/out"
mkdir -p "$work/out/py" "$work/out/ts"
node node_modules/jsii-pacmak/bin/jsii-pacmak --targets python --outdir "$work/dist" --no-npmignore >"$work/pacmak.log" 2>&1 || { cat "$work/pacmak.log"; exit 1; }
test -x "$work/venv/bin/python" || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$work"/dist/python/*.whl
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "$work"/dist/python/*.whl
export JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION=1 JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1 JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION=1
root="$PWD"
(cd "$work/out/py" && "$work/venv/bin/python" "$root/test/python/twin.py")
node node_modules/typescript/bin/tsc --outDir "$work/ts" --rootDir test/python --target ES2022 --module commonjs --skipLibCheck \
  --esModuleInterop --noCheck --types node test/python/twin.ts
mkdir -p "$work/ts/node_modules"
ln -sfn "$root" "$work/ts/node_modules/cdktf-gigafactory"
(cd "$work/out/ts" && node "$work/ts/twin.js")
node scripts/compare-twins.mjs "$work/out/py/cdktf.out" "$work/out/ts/cdktf.out"
