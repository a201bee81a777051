#!/usr/bin/env bash
# Builds the Python wheel, runs a Python program against it, and compares its Terraform and manifests with those of the TypeScript twin.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$PWD/.cache/python"
rm -rf "$work/dist" "$work/out" "$work/tablet.json"
mkdir -p "$work/out/py"
node scripts/translate.mjs "$work/tablet.json"
node node_modules/jsii-pacmak/bin/jsii-pacmak --targets python --rosetta-tablet "$work/tablet.json" --outdir "$work/dist" --no-npmignore >"$work/pacmak.log" 2>&1 || { cat "$work/pacmak.log"; exit 1; }
test -x "$work/venv/bin/python" || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps "$work"/dist/python/*.whl
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "$work"/dist/python/*.whl
export JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION=1 JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1 JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION=1
root="$PWD"
(cd "$work/out/py" && "$work/venv/bin/python" "$root/test/twins/twin.py")
# The program that the page of the wheel shows.
mkdir -p "$work/out/readme"
"$work/venv/bin/python" -c "import importlib.metadata, re; page = importlib.metadata.metadata('cdktf-gigafactory').get_payload(); print(re.search(r'\`\`\`python\n(.*?)\`\`\`', page, re.S)[1])" >"$work/out/readme/first.py"
(cd "$work/out/readme" && "$work/venv/bin/python" first.py && test -f cdktf.out/stacks/first-site/cdk.tf.json && echo 'the snippet of the README runs in Python')
bash scripts/twin-ts.sh "$work/out/ts" >/dev/null
node scripts/compare-twins.mjs Python "$work/out/py/cdktf.out" "$work/out/ts/cdktf.out"
