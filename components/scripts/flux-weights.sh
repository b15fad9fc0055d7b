#!/usr/bin/env bash
# Lays FLUX.1's weights where the manual's training looks for them (seed 001, line 9), and refuses what is not whole.
# STRATEGY is full or lora.
set -euo pipefail

need() {
  if [ ! -s "$1" ]; then
    echo "$1: there is no such file; bring $2 to the share (seed 001, line 9)" >&2
    exit 66
  fi
}

rm -rf "$OUTPUT"
mkdir -p "$OUTPUT"
case "$STRATEGY" in
  full)
    for name in flux1-dev.safetensors ae.safetensors; do
      need "$WEIGHTS/$name" black-forest-labs/FLUX.1-dev
      ln -s "$WEIGHTS/$name" "$OUTPUT/$name"
    done
    for name in clip_l.safetensors t5xxl_fp16.safetensors; do
      need "$TEXT_ENCODERS/$name" comfyanonymous/flux_text_encoders
      ln -s "$TEXT_ENCODERS/$name" "$OUTPUT/$name"
    done
    ;;
  lora)
    need "$WEIGHTS/model_index.json" "the whole of black-forest-labs/FLUX.1-dev"
    ln -s "$WEIGHTS" "$OUTPUT/FLUX.1-dev"
    ;;
  *)
    echo "STRATEGY is $STRATEGY; it must be full or lora" >&2
    exit 64
    ;;
esac
