#!/usr/bin/env bash
# Quantizes the weights in WEIGHTS into OUTPUT by METHOD: awq, smoothquant, gptq or kv-cache-int8. AWQ and SmoothQuant are the
# package's tools below TOOLS (seed 001, line 25), with the arguments of the manual's pages of the same release; GPTQ is
# AutoGPTQ's own use, as the manual only names it; kv-cache-int8 is vLLM's extract_scales.py on what TensorRT-LLM has made.
set -euo pipefail

work="$OUTPUT.work"
rm -rf "$work"
mkdir -p "$work"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

need() {
  if [ ! -e "$1" ]; then
    echo "quantize: $1: there is no such $2" >&2
    exit 66
  fi
}

# The first file of a name below a folder.
program() {
  local found
  found="$(find -L "$1" -name "$2" -type f -print -quit 2> /dev/null || true)"
  if [ -z "$found" ]; then
    echo "quantize: $2 is not below $1; make the tools ready there with setupCommand (seed 001, line 25)" >&2
    exit 66
  fi
  printf '%s' "$found"
}

need "$WEIGHTS" folder
if [ -n "${CALIBRATION:-}" ]; then need "$CALIBRATION" "file or folder"; fi
if [ -n "${SETUP_COMMAND:-}" ]; then (cd "$TOOLS" && bash -euo pipefail -c "$SETUP_COMMAND"); fi

if [ -n "${QUANTIZE_COMMAND:-}" ]; then
  OUTPUT="$work" bash -euo pipefail -c "$QUANTIZE_COMMAND"
else
  case "$METHOD" in
    awq)
      tool="$(program "$TOOLS/AutoAWQ" quantize.py)"
      arguments=(--model-path "$WEIGHTS" --quant-path "$work" --group-size "$GROUP_SIZE" --w-bit "$BITS")
      # Without it the program takes its own data set from Hugging Face.
      if [ -n "${CALIBRATION:-}" ]; then arguments+=(--calib-data "$CALIBRATION"); fi
      (cd "$(dirname "$tool")" && python "$tool" "${arguments[@]}")
      ;;
    smoothquant)
      tool="$(program "$TOOLS/AutoSmoothQuant" smoothquant_model.py)"
      (cd "$(dirname "$tool")" && python "$tool" --model-path "$WEIGHTS" --quantize-model --generate-scale \
        --dataset-path "$CALIBRATION" --scale-output "$scratch/scales.pt" --model-output "$work" --per-token --per-channel)
      ;;
    gptq)
      python "$FILES/gptq-quantize.py" "$WEIGHTS" "$work" "$CALIBRATION" "$BITS" "$GROUP_SIZE"
      ;;
    kv-cache-int8)
      tool="${EXTRACT_SCALES:-$(python "$FILES/vllm-example.py" examples/fp8/extract_scales.py "$TOOLS")}"
      python "$tool" --quantized_model "$CALIBRATION" --tp_size "$TENSOR_PARALLEL" --output_dir "$scratch"
      need "$scratch/kv_cache_scales.json" "file; extract_scales.py writes it"
      # The weights stay as they are: links to them, and the scales beside.
      find "$WEIGHTS" -mindepth 1 -maxdepth 1 -exec ln -s -t "$work" {} +
      cp "$scratch/kv_cache_scales.json" "$work/"
      ;;
    *)
      echo "quantize: METHOD is $METHOD; it must be awq, smoothquant, gptq or kv-cache-int8" >&2
      exit 64
      ;;
  esac
fi

if ! compgen -G "$work/*.safetensors" > /dev/null && ! compgen -G "$work/*.bin" > /dev/null && ! compgen -G "$work/*.pt" > /dev/null; then
  echo "quantize: the program ended well and left no weights in $work" >&2
  exit 1
fi
# What a server needs beside the weights, where the tool has not written it.
while IFS= read -r -d '' file; do
  if [ ! -e "$work/$(basename "$file")" ]; then cp "$file" "$work/"; fi
done < <(
  find -L "$WEIGHTS" -mindepth 1 -maxdepth 1 -type f \
    \( -name '*.json' -o -name '*.model' -o -name '*.tiktoken' -o -name '*.py' -o -name 'merges.txt' \) ! -name '*.index.json' -print0
)
rm -rf "$OUTPUT"
mv "$work" "$OUTPUT"
echo "quantize: $OUTPUT holds the weights by $METHOD, $(du -sh "$OUTPUT" | cut -f 1)"
