#!/usr/bin/env bash
# Builds terraform from its Go module into .cache/bin, for CI machines that have none. Takes minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
version="${TERRAFORM_VERSION:-v1.5.7}"
source="$(go mod download -json "github.com/hashicorp/terraform@$version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')"
mkdir -p .cache/bin .cache/terraform-source
cp -R "$source/." .cache/terraform-source
chmod -R u+w .cache/terraform-source
(cd .cache/terraform-source && go build -trimpath -o ../bin/terraform .)
rm -rf .cache/terraform-source
.cache/bin/terraform version
