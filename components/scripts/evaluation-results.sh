#!/usr/bin/env bash
# Prints the results of an evaluation, each file between marks: the program that compares them reads the log of this pod
# (components/evaluation-check). They are copied to OUTPUT, so that what was compared is kept.
set -euo pipefail

rm -rf "$OUTPUT"
mkdir -p "$OUTPUT"
cd "$RESULTS"
count=0
while IFS= read -r -d '' file; do
  # Samples are for people, and may be long.
  if [ "$(stat -c %s "$file")" -gt 1000000 ]; then
    echo "evaluation-results: $file is longer than 1 MB and is left out"
    continue
  fi
  mkdir -p "$OUTPUT/$(dirname "$file")"
  cp "$file" "$OUTPUT/$file"
  printf -- '--- result %s\n' "${file#./}"
  cat "$file"
  printf '\n--- end of result\n'
  count=$((count + 1))
done < <(find . -type f \( -name '*.csv' -o -name 'results*.json' -o -name '*benchmark*.json' \) ! -path './*/predictions/*' -print0 | sort -z)
if [ "$count" = 0 ]; then
  echo "evaluation-results: there is no result in $RESULTS" >&2
  exit 1
fi
