#!/usr/bin/env bash
# Generates the Java bindings of constructs, cdktf and this library from their npm packages, runs a Java program against them, and compares its Terraform
# and manifests with those of the TypeScript twin. Needs a JDK of 11 or later and Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"
work="$root/.cache/java"
rm -rf "$work/dist" "$work/out" "$work/twin" "$work/tablet.json"
mkdir -p "$work/out/java" "$work/twin/src/main/java"
maven=(mvn --batch-mode --quiet -Dmaven.repo.local="$work/m2" -DskipTests -Dmaven.javadoc.skip=true -Dmaven.source.skip=true)
export JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION=1 JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1 JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION=1
node scripts/translate.mjs "$work/tablet.json"
for package in node_modules/constructs node_modules/cdktf .; do
  name=$(node -p "require('$root/$package/package.json').name")
  (
    cd "$package"
    node "$root/node_modules/jsii-pacmak/bin/jsii-pacmak" --targets java --code-only --rosetta-tablet "$work/tablet.json" --outdir "$work/dist/$name" --no-npmignore >"$work/pacmak.log" 2>&1 || { cat "$work/pacmak.log"; exit 1; }
  )
  (cd "$work/dist/$name/java" && "${maven[@]}" install)
done
version=$(node -p "require('$root/package.json').version")
cp test/twins/Twin.java "$work/twin/src/main/java/Twin.java"
cat >"$work/twin/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>twin</groupId>
  <artifactId>twin</artifactId>
  <version>1</version>
  <properties><maven.compiler.source>11</maven.compiler.source><maven.compiler.target>11</maven.compiler.target><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <dependencies>
    <dependency><groupId>io.github.cdktfgigafactory</groupId><artifactId>cdktf-gigafactory</artifactId><version>$version</version></dependency>
  </dependencies>
</project>
POM
(cd "$work/twin" && "${maven[@]}" compile dependency:build-classpath -Dmdep.outputFile=classpath.txt)
(cd "$work/out/java" && java -cp "$work/twin/target/classes:$(cat "$work/twin/classpath.txt")" Twin)
bash scripts/twin-ts.sh "$work/out/ts" >/dev/null
node scripts/compare-twins.mjs Java "$work/out/java/cdktf.out" "$work/out/ts/cdktf.out"
