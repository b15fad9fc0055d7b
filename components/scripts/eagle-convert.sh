#!/usr/bin/env bash
# Step five of EAGLE: the newest checkpoint beside the draft model's config file, in the form that vLLM reads (seed 003, line 7).
set -euo pipefail

checkpoint="$(python "$FILES/eagle-weights.py" draft "$CHECKPOINTS")"
base_file="$(python "$FILES/eagle-weights.py" base "$BASE_WEIGHTS")"
draft_file="$(basename "$checkpoint")"

# The manual moves the weights into the folder of the open draft model; here that stays as it is, for the next run.
rm -rf "$OUTPUT"
mkdir -p "$OUTPUT"
cp "$CONFIG_PATH" "$OUTPUT/config.json"
cp "$checkpoint" "$OUTPUT/$draft_file"

cd "$EAGLE_TOOLS"
python convert_eagle_ckpt_to_vllm_compatible.py \
  --base-path "$BASE_WEIGHTS" \
  --draft-path "$OUTPUT" \
  --base-weight-name "$base_file" \
  --draft-weight-name "$draft_file"
