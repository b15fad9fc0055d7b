#!/usr/bin/env bash
# Makes an image of each prompt with FLUX.1 (seed 003, line 11). FILES/prompts.json has the prompts; image and prompt of each are
# in a folder of OUTPUT. The weights are a folder of the share, so that no login at Hugging Face is needed.
set -euo pipefail

if [ ! -e "$WEIGHTS/model_index.json" ]; then
  echo "diffusers-generate: $WEIGHTS/model_index.json: there is no such file; bring the whole of black-forest-labs/FLUX.1-dev to the share (seed 003, line 11)" >&2
  exit 66
fi
program="$ENVIRONMENT/ascend_diffusers/examples/sd_inference_example.py"
count="$(python -c 'import json, sys; print(len(json.load(open(sys.argv[1], encoding="utf-8"))))' "$FILES/prompts.json")"
extra=()
if [ "${GRAPH_MODE:-}" = 1 ]; then extra+=(--dynamo); fi
mkdir -p "$OUTPUT"
for ((index = 0; index < count; index++)); do
  prompt="$(python -c 'import json, sys; print(json.load(open(sys.argv[1], encoding="utf-8"))[int(sys.argv[2])])' "$FILES/prompts.json" "$index")"
  folder="$OUTPUT/$(printf '%04d' "$index")"
  # What an interrupted attempt has made is not made again.
  if [ -e "$folder/prompt.txt" ]; then continue; fi
  rm -rf "$folder"
  mkdir -p "$folder"
  (cd "$folder" && "$ENVIRONMENT/bin/python" "$program" --flux --model_id "$WEIGHTS" --prompt "$prompt" \
    --num_inference_steps "$STEPS" --width "$WIDTH" --height "$HEIGHT" ${extra[@]+"${extra[@]}"})
  if ! compgen -G "$folder/*.png" > /dev/null; then
    echo "diffusers-generate: the program ended well and left no image in $folder" >&2
    exit 1
  fi
  printf '%s\n' "$prompt" > "$folder/prompt.txt"
  echo "diffusers-generate: $((index + 1)) of $count images, $folder"
done
