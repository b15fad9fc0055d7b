#!/usr/bin/env bash
# Turns records of prefix, input and output into ShareGPT conversations by the package's program (seed 003, line 9).
set -euo pipefail

mkdir -p "$(dirname "$OUTPUT")"
cd "$EAGLE_TOOLS"
python convert_to_sharegpt.py \
  --input_file_path "$DATA_PATH" \
  --out_file_name "$OUTPUT" \
  --prefix_name "$PREFIX_NAME" \
  --input_name "$INPUT_NAME" \
  --output_name "$OUTPUT_NAME" \
  --code_type "$CODE_TYPE"
