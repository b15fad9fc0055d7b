#!/usr/bin/env bash
# Runs LLaMA-Factory in a pod: ACTION is train, merge or predict. FILES is the folder of settings and of the edit below.
set -euo pipefail

# Earlier versions of LLaMA-Factory call a node's rank RANK; torchrun sets it anew for its processes.
export RANK="${NODE_RANK:-0}"
# Without a port LLaMA-Factory takes a free one: runs of less than a node share the network of theirs.
if [ "${NNODES:-1}" = 1 ]; then unset MASTER_PORT; fi

if [ -n "${INSTALLED_TRANSFORMERS:-}" ]; then
  # Each pod installs from a copy of its own: the installer writes beside the sources.
  copy="${TMPDIR:-/tmp}/LLaMA-Factory"
  rm -rf "$copy"
  cp -r "$LLAMA_FACTORY_CODE" "$copy"
  pip install "${copy}[${EXTRAS}]" "transformers==$INSTALLED_TRANSFORMERS"
fi

# The manual's remedy for models that ask for flash_attn, which Ascend does not have (seed 000, line 61).
python "$FILES/allow-missing-packages.py"

case "$ACTION" in
  train)
    if [ "$RANK" = 0 ] && [ -n "${RUN_RECORD:-}" ]; then
      mkdir -p "$(dirname "$RUN_RECORD")"
      sed "s/@FINGERPRINT@/${STEP_FINGERPRINT:-}/" "$FILES/run.json" > "$RUN_RECORD"
    fi
    # With a checkpoint of its own the run goes on from the newest; without one LLaMA-Factory would refuse the folder.
    settings=train
    if compgen -G "$OUTPUT/checkpoint-*" > /dev/null; then settings=resume; fi
    llamafactory-cli train "$FILES/$settings.yaml"
    ;;
  merge)
    # What an interrupted merge has left is no whole model.
    rm -rf "$OUTPUT"
    llamafactory-cli export "$FILES/merge.yaml"
    ;;
  *)
    echo "ACTION is $ACTION; it must be train or merge" >&2
    exit 64
    ;;
esac
