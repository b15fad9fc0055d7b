#!/usr/bin/env bash
# Step four of EAGLE: trains the draft model (seed 003, line 5).
set -euo pipefail

copy="${TMPDIR:-/tmp}/EAGLE"
rm -rf "$copy"
cp -r "$EAGLE_CODE" "$copy"
cd "$copy"
bash -euo pipefail -c "$SETUP_COMMAND"
mkdir -p "$OUTPUT"
if [ -n "${RUN_RECORD:-}" ]; then
  mkdir -p "$(dirname "$RUN_RECORD")"
  sed "s/@FINGERPRINT@/${STEP_FINGERPRINT:-}/" "$FILES/run.json" > "$RUN_RECORD"
fi

# The program writes its curves to Weights & Biases, which clusters do not reach: it keeps them in the folder.
export WANDB_MODE="${WANDB_MODE:-offline}"
accelerate launch -m --mixed_precision=bf16 eagle.train.main \
  --tmpdir "$FEATURES" \
  --cpdir "$OUTPUT" \
  --configpath "$CONFIG_PATH" \
  --basepath "$BASE_WEIGHTS" --bs "$BATCH_SIZE"
