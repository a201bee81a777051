#!/usr/bin/env bash
# Generates the Go module, runs a Go program against it, and compares its Terraform and manifests with those of the TypeScript twin.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$PWD/.cache/go"
rm -rf "$work/dist" "$work/out" "$work/twin" "$work/tablet.json"
mkdir -p "$work/out/go" "$work/twin"
node scripts/translate.mjs "$work/tablet.json"
node node_modules/jsii-pacmak/bin/jsii-pacmak --targets go --code-only --rosetta-tablet "$work/tablet.json" --outdir "$work/dist" --no-npmignore >"$work/pacmak.log" 2>&1 || { cat "$work/pacmak.log"; exit 1; }
export JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION=1 JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1 JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION=1
cp test/twins/twin.go "$work/twin/main.go"
# Versions are pinned, so that what is released elsewhere never breaks a build here.
cp test/twins/go.mod test/twins/go.sum "$work/twin/"
(
  cd "$work/twin"
  go mod edit -replace "github.com/cdktf-gigafactory/cdktf-gigafactory-go/gigafactory=$work/dist/go/gigafactory"
  go build -o twin .
)
(cd "$work/out/go" && "$work/twin/twin")
bash scripts/twin-ts.sh "$work/out/ts" >/dev/null
node scripts/compare-twins.mjs Go "$work/out/go/cdktf.out" "$work/out/ts/cdktf.out"
