#!/usr/bin/env bash
# Tests the speed or the accuracy of training with LLaMA-Factory (seed 003, line 47). KIND is performance or accuracy.
set -euo pipefail

export RANK="${NODE_RANK:-0}"
if [ "${NNODES:-1}" = 1 ]; then unset MASTER_PORT; fi

if [ -n "${INSTALLED_TRANSFORMERS:-}" ]; then
  copy="${TMPDIR:-/tmp}/LLaMA-Factory"
  rm -rf "$copy"
  cp -r "$LLAMA_FACTORY_CODE" "$copy"
  pip install "${copy}[${EXTRAS}]" "transformers==$INSTALLED_TRANSFORMERS"
fi

# Each pod unpacks for itself: several would write the same files of the share at once. The manual's command lacks -C, and
# tar then takes the folder for the name of a member (seed 003, line 47).
rm -rf "$BENCHMARK_DATA"
mkdir -p "$BENCHMARK_DATA" "$OUTPUT"
tar -zxf "$BENCHMARK_FOLDER/data.tgz" -C "$BENCHMARK_DATA"

# The package's own settings with this run's model and data, beside the results.
if [ "$RANK" = 0 ]; then
  python "$FILES/benchmark-settings.py" "$BENCHMARK_FOLDER/${KIND}_cfgs.yaml" "$FILES/${KIND}_cfgs.yaml" "$OUTPUT/${KIND}_cfgs.yaml"
fi
export BENCHMARK_SETTINGS="$OUTPUT/${KIND}_cfgs.yaml"

if [ -n "${BENCHMARK_COMMAND:-}" ]; then
  cd "$OUTPUT"
  bash -euo pipefail -c "$BENCHMARK_COMMAND"
else
  llamafactory-cli train "$FILES/$KIND.yaml"
fi
