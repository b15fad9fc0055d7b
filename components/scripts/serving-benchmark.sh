#!/usr/bin/env bash
# Measures a service with the package's benchmark_tools (seed 003, line 61): KIND is static, dynamic or combined. The results
# are files of OUTPUT, and printed at the end between marks, where the program that compares them reads them.
set -euo pipefail

programs="$TOOLS/llm_evaluation/benchmark_tools"
if [ ! -d "$programs" ]; then
  echo "serving-benchmark: $programs: there is no such folder; use an image with the package, or bring it to the share (seed 003, line 61)" >&2
  exit 66
fi
# The manual's environment (seed 003, line 61), where the image has it.
if [ -n "${CONDA_ENVIRONMENT:-}" ] && command -v conda > /dev/null; then
  set +u
  eval "$(conda shell.bash hook)"
  conda activate "$CONDA_ENVIRONMENT"
  set -u
fi

# The service may have been rolled out a moment ago.
python "$FILES/wait-for-service.py" "$URL"

rm -rf "$OUTPUT"
mkdir -p "$OUTPUT"
cd "$programs"
if [ "${INSTALLS:-}" = 1 ]; then python -m pip install -r requirements.txt; fi
common=(--backend "$BACKEND" --host "$HOST" --port "$PORT" --tokenizer "$TOKENIZER" --served-model-name "$SERVED_MODEL_NAME")
read -r -a prompts <<< "${PROMPT_TOKENS:-}"
read -r -a answers <<< "${OUTPUT_TOKENS:-}"
read -r -a concurrency <<< "${CONCURRENCY:-}"
read -r -a rates <<< "${REQUEST_RATES:-}"
read -r -a numbers <<< "${NUM_PROMPTS:-}"
mapfile -t extra < <(printf '%s' "${EXTRA_ARGUMENTS:-}")

if [ -n "${BENCHMARK_COMMAND:-}" ]; then
  bash -euo pipefail -c "$BENCHMARK_COMMAND"
else
  case "$KIND" in
    static)
      python benchmark_parallel.py "${common[@]}" --epochs "$EPOCHS" --parallel-num "${concurrency[@]}" \
        --prompt-tokens "${prompts[@]}" --output-tokens "${answers[@]}" \
        --benchmark-csv "$OUTPUT/benchmark_parallel.csv" ${extra[@]+"${extra[@]}"}
      ;;
    dynamic)
      python benchmark_serving.py "${common[@]}" --dataset "$DATASET" --dataset-type "$DATASET_TYPE" \
        --request-rate "${rates[@]}" --num-prompts "${numbers[@]}" \
        --benchmark-csv "$OUTPUT/benchmark_serving.csv" ${extra[@]+"${extra[@]}"}
      ;;
    combined)
      # It writes where it is started.
      python benchmark.py "${common[@]}" ${extra[@]+"${extra[@]}"}
      find . -maxdepth 1 -name '*.csv' -newer "$FILES/wait-for-service.py" -exec cp {} "$OUTPUT/" \;
      ;;
    *)
      echo "serving-benchmark: KIND is $KIND; it must be static, dynamic or combined" >&2
      exit 64
      ;;
  esac
fi
if ! find "$OUTPUT" -type f \( -name '*.csv' -o -name '*.json' \) -size +0c -print -quit | grep -q .; then
  echo "serving-benchmark: the program ended well and left no csv or json in $OUTPUT" >&2
  exit 1
fi
