#!/usr/bin/env bash
# Runs the TypeScript twin of the programs in test/twins/ in the folder given, which its cdktf.out is left in.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$(mkdir -p "$1" && cd "$1" && pwd)
rm -rf "$out/cdktf.out"
node node_modules/typescript/bin/tsc --outDir "$out" --rootDir test/twins --target ES2022 --module commonjs --skipLibCheck \
  --esModuleInterop --noCheck --types node test/twins/twin.ts
# A link to this folder must not stay in it: what walks all folders (the generator of API.md) would go round.
trap 'rm -rf "$out/node_modules"' EXIT
mkdir -p "$out/node_modules"
ln -sfn "$PWD" "$out/node_modules/cdktf-gigafactory"
(cd "$out" && node twin.js)
