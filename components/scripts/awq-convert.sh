#!/usr/bin/env bash
# Packs AWQ's weights for NPUs: int8 in place of int32, which a server would otherwise do at each start (seed 001, line 37). The
# program overwrites what it is given; a copy is.
set -euo pipefail

work="$OUTPUT.work"
rm -rf "$work"
cp -rL "$WEIGHTS" "$work"
tool="$(find -L "$TOOLS/AutoAWQ" -name convert_awq_to_npu.py -type f -print -quit 2> /dev/null || true)"
if [ -z "$tool" ]; then
  echo "awq-convert: convert_awq_to_npu.py is not below $TOOLS/AutoAWQ (seed 001, line 25)" >&2
  exit 66
fi
cd "$(dirname "$tool")"
python "$tool" --model "$work"
rm -rf "$OUTPUT"
mv "$work" "$OUTPUT"
