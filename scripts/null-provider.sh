#!/usr/bin/env bash
# Builds HashiCorp's null provider from its Go module into a filesystem mirror, for places that cannot reach the Terraform registry.
# Prints the mirror's folder. Does nothing if it is there already.
set -euo pipefail
cd "$(dirname "$0")/.."
mirror="$PWD/.cache/terraform-mirror"
platform="$(go env GOOS)_$(go env GOARCH)"
target="$mirror/registry.terraform.io/hashicorp/null/1.0.0/$platform"
if [ ! -x "$target/terraform-provider-null_v1.0.0" ]; then
  mkdir -p "$target"
  (cd tools/null-provider && go build -trimpath -o "$target/terraform-provider-null_v1.0.0" . >&2)
fi
echo "$mirror"
