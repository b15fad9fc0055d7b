#!/usr/bin/env bash
# Puts the checkpoint of RESUME_FROM into CKPT_SAVE_PATH, from which the start script goes on by itself (seed 003, line 59). The
# weights become hard links, so that they take no space twice; small files, which training rewrites, are copied. The earlier
# run's checkpoint stays as it is. A folder that holds a checkpoint already is left alone.
set -euo pipefail

# File of a Megatron checkpoint with the number of its last iteration.
tracker=latest_checkpointed_iteration.txt

if [ -f "$CKPT_SAVE_PATH/$tracker" ]; then
  echo "resume-checkpoint: $CKPT_SAVE_PATH is at iteration $(cat "$CKPT_SAVE_PATH/$tracker"); the run goes on from there"
  exit 0
fi
if [ "${NODE_RANK:-0}" != 0 ]; then
  until [ -f "$CKPT_SAVE_PATH/$tracker" ]; do sleep "${RESUME_POLL_SECONDS:-2}"; done
  exit 0
fi
if [ ! -f "$RESUME_FROM/$tracker" ]; then
  echo "resume-checkpoint: $RESUME_FROM holds no checkpoint ($tracker); set resumeFrom to the folder of one" >&2
  exit 1
fi
copy="$CKPT_SAVE_PATH.partial"
rm -rf "$copy"
mkdir -p "$(dirname "$copy")"
if ! cp -al "$RESUME_FROM" "$copy" 2> /dev/null; then
  rm -rf "$copy"
  cp -a "$RESUME_FROM" "$copy"
fi
find "$copy" -type f -size -1024k -links +1 -exec sh -c 'for file; do cp -p "$file" "$file.own" && mv -f "$file.own" "$file"; done' sh {} +
rm -rf "$CKPT_SAVE_PATH"
mv "$copy" "$CKPT_SAVE_PATH"
echo "resume-checkpoint: the run goes on from iteration $(cat "$CKPT_SAVE_PATH/$tracker") of $RESUME_FROM"
