#!/usr/bin/env bash
# Makes CONVERT_MODEL_PATH, the trained weights in Hugging Face's format, one that can be served: copies the files of the
# tokenizer and other json files that ORIGINAL_HF_WEIGHT has and it lacks (seed 000, line 11), and proves that it has weights.
# The tool may have written into the folder of the original weights, as mg2hg: that is moved. The pod of rank 0 alone.
set -euo pipefail

if [ "${NODE_RANK:-0}" != 0 ]; then exit 0; fi
written="$ORIGINAL_HF_WEIGHT/mg2hg"
if [ ! -e "$CONVERT_MODEL_PATH" ] && [ -d "$written" ]; then
  mkdir -p "$(dirname "$CONVERT_MODEL_PATH")"
  mv "$written" "$CONVERT_MODEL_PATH"
fi
if ! compgen -G "$CONVERT_MODEL_PATH/*.safetensors" > /dev/null && ! compgen -G "$CONVERT_MODEL_PATH/*.bin" > /dev/null; then
  echo "hugging-face-folder: there are no weights in $CONVERT_MODEL_PATH; where the package's script writes elsewhere, set" \
    "conversion.backCommand to a command that puts them there (seed 000, line 11)" >&2
  exit 1
fi

copied=0
while IFS= read -r -d '' file; do
  target="$CONVERT_MODEL_PATH/$(basename "$file")"
  if [ -e "$target" ]; then continue; fi
  cp -p "$file" "$target.partial"
  mv "$target.partial" "$target"
  copied=$((copied + 1))
  echo "hugging-face-folder: copied $(basename "$file") from $ORIGINAL_HF_WEIGHT"
  # An index of weights names the original's files.
done < <(
  find -L "$ORIGINAL_HF_WEIGHT" -mindepth 1 -maxdepth 1 -type f \
    \( -name '*.json' -o -name '*.model' -o -name '*.tiktoken' -o -name '*.py' -o -name '*.txt' \) \
    ! -name '*.index.json' ! -name '.*' -print0
)
echo "hugging-face-folder: $CONVERT_MODEL_PATH is complete; $copied files came from $ORIGINAL_HF_WEIGHT"
