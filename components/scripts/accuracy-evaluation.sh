#!/usr/bin/env bash
# Evaluates the accuracy of a model: TOOL is lm-eval (seed 003, lines 29 and 51) or opencompass (seed 001, line 25). lm-eval asks
# the service at URL, or loads the weights itself, as the manual prints it; opencompass asks the service.
set -euo pipefail

if [ -n "${URL:-}" ]; then python "$FILES/wait-for-service.py" "$URL"; fi
rm -rf "$OUTPUT"
mkdir -p "$OUTPUT"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"
# Data sets that were fetched once are there for the next run.
export HF_HOME="${DATA_CACHE:-$work/huggingface}"
mkdir -p "$HF_HOME"
read -r -a wanted <<< "$TASKS"

install() {
  python -m venv --system-site-packages "$work/venv"
  local source=$work/source
  if [ -n "${SOURCE:-}" ]; then
    cp -r "$SOURCE" "$source"
  else
    git clone "$1" "$source"
    if [ -n "$2" ]; then git -C "$source" checkout "$2"; fi
  fi
  "$work/venv/bin/python" -m pip install -e "$source$3"
}

if [ -n "${EVALUATION_COMMAND:-}" ]; then
  bash -euo pipefail -c "$EVALUATION_COMMAND"
else
  case "$TOOL" in
    lm-eval)
      install https://github.com/EleutherAI/lm-evaluation-harness.git "$COMMIT" "${EXTRAS:-}"
      arguments=(--tasks "$(IFS=,; printf '%s' "${wanted[*]}")" --batch_size "$BATCH_SIZE" --log_samples --cache_requests true --trust_remote_code --output_path "$OUTPUT")
      if [ -n "${LIMIT:-}" ]; then arguments+=(--limit "$LIMIT"); fi
      if [ -n "${URL:-}" ]; then
        "$work/venv/bin/lm_eval" --model local-completions \
          --model_args "model=$SERVED_MODEL_NAME,base_url=$URL/completions,tokenizer=$TOKENIZER,num_concurrent=$CONCURRENCY,max_retries=3,tokenized_requests=False,max_length=$MAX_MODEL_LEN" \
          "${arguments[@]}"
      else
        "$work/venv/bin/lm_eval" --model vllm \
          --model_args "pretrained=$WEIGHTS,dtype=auto,tensor_parallel_size=$TENSOR_PARALLEL,gpu_memory_utilization=$MEMORY_UTILIZATION,add_bos_token=True,max_model_len=$MAX_MODEL_LEN${QUANTIZATION:+,quantization=$QUANTIZATION}" \
          "${arguments[@]}"
      fi
      ;;
    opencompass)
      install https://github.com/open-compass/opencompass.git "$COMMIT" ""
      mkdir -p "$work/configs/models"
      cp "$FILES/opencompass-model.py" "$work/configs/models/service.py"
      "$work/venv/bin/python" "$work/source/run.py" --config-dir "$work/configs" --models service --datasets "${wanted[@]}" --work-dir "$OUTPUT"
      ;;
    *)
      echo "accuracy-evaluation: TOOL is $TOOL; it must be lm-eval or opencompass" >&2
      exit 64
      ;;
  esac
fi
if ! find "$OUTPUT" -type f \( -name 'results*.json' -o -name 'summary*.csv' \) -size +0c -print -quit | grep -q .; then
  echo "accuracy-evaluation: the program ended well and left no results in $OUTPUT" >&2
  exit 1
fi
