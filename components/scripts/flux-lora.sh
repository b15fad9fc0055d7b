#!/usr/bin/env bash
# LoRA training of FLUX.1 with the package's ai-toolkit on one NPU (seed 001, line 11).
set -euo pipefail

if [ -n "${RUN_RECORD:-}" ]; then
  mkdir -p "$(dirname "$RUN_RECORD")"
  sed "s/@FINGERPRINT@/${STEP_FINGERPRINT:-}/" "$FILES/run.json" > "$RUN_RECORD"
fi
# The manual removes sd-scripts, which a full fine-tuning has left there (seed 001, line 11). A folder of its own has neither that
# nor what an interrupted attempt has left.
rm -rf "$WORK"
mkdir -p "$WORK"
cd "$WORK"
cp -r "$PACKAGE"/flux/lora/* ./
# The package's programs look for the weights beside them (seed 001, line 9).
ln -sfn "$WEIGHTS/FLUX.1-dev" FLUX.1-dev
sh prepare.sh
cd ai-toolkit
if [ -n "${TRAIN_COMMAND:-}" ]; then
  bash -euo pipefail -c "$TRAIN_COMMAND"
elif [ -n "${DATA_PATH:-}" ]; then
  # With images of one's own: ai-toolkit's program with the settings of this run, as its manual says (ostris/ai-toolkit).
  python run.py "$FILES/lora.yaml"
else
  sh run.sh
fi
mkdir -p "$OUTPUT"
# ai-toolkit writes to its folder `output`, the settings of this run to $OUTPUT itself.
if [ -d output ]; then cp -r output/. "$OUTPUT/"; fi
