#!/usr/bin/env bash
# Makes TOKENIZER_PATH, a copy of FETCHED_TOKENIZER without its weights, and applies FILES/tokenizer.patch to it, as `git diff`
# writes one. What was fetched stays as it is. A copy that has the patch is left alone.
set -euo pipefail

patch="$FILES/tokenizer.patch"
if [ ! -d "$FETCHED_TOKENIZER" ]; then
  echo "tokenizer-patch: there is no folder $FETCHED_TOKENIZER; fetch the tokenizer, or name its folder in tokenizer" >&2
  exit 1
fi
if [ -d "$TOKENIZER_PATH" ] && (cd "$TOKENIZER_PATH" && git apply --reverse --check "$patch" 2> /dev/null); then
  echo "tokenizer-patch: $TOKENIZER_PATH has the patch; nothing to do"
  exit 0
fi
copy="$TOKENIZER_PATH.partial-${HOSTNAME:-pod}-$$"
rm -rf "$copy"
mkdir -p "$copy"
find "$FETCHED_TOKENIZER" -mindepth 1 -maxdepth 1 -type f \
  ! -name '*.safetensors' ! -name '*.bin' ! -name '*.pt' ! -name '*.pth' ! -name '.complete' \
  -exec cp -p {} "$copy/" \;
cd "$copy"
if git apply --reverse --check "$patch" 2> /dev/null; then
  echo "tokenizer-patch: the files of $FETCHED_TOKENIZER have the patch already"
elif ! git apply "$patch"; then
  echo "tokenizer-patch: the patch does not fit the files of $FETCHED_TOKENIZER; make it anew from them (seed 000, line 9)" >&2
  exit 1
fi
# Another pod may have made it meanwhile: a folder that is there is not replaced by the second one.
if [ -d "$TOKENIZER_PATH" ] && ! (cd "$TOKENIZER_PATH" && git apply --reverse --check "$patch" 2> /dev/null); then
  rm -rf "$TOKENIZER_PATH"
fi
if ! mv -T "$copy" "$TOKENIZER_PATH" 2> /dev/null; then
  rm -rf "$copy"
  (cd "$TOKENIZER_PATH" && git apply --reverse --check "$patch")
fi
echo "tokenizer-patch: $TOKENIZER_PATH has the tokenizer of $FETCHED_TOKENIZER with the patch"
