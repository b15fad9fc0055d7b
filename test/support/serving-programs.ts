import type { StandIn } from "./stand-ins";

/** Passes `python -c` and programs of the project through to Python, and runs stand-in programs by their own rules. */
const PYTHON = `
case "$1" in
  -c) exec python3 "$@" ;;
  -m)
    case "$2" in
      venv)
        folder="\${*: -1}"
        mkdir -p "$folder/bin" "$folder/lib/python3.9/site-packages"
        printf '#!/bin/bash\\nexport VENV=%q\\nexec python "$@"\\n' "$folder" > "$folder/bin/python"
        chmod +x "$folder/bin/python"
        for program in lm_eval; do printf '#!/bin/bash\\nexec %s "$@"\\n' "$program" > "$folder/bin/$program"; chmod +x "$folder/bin/$program"; done
        ;;
      pip)
        if [ -n "\${VENV:-}" ] && [[ "$*" == *diffusers==* ]]; then
          file="$VENV/lib/python3.9/site-packages/diffusers/models/transformers/transformer_flux.py"
          mkdir -p "$(dirname "$file")"
          printf 'def rope(pos, dim, theta):\\n    assert dim %% 2 == 0\\n    scale = torch.arange(0, dim, 2, dtype=torch.float64, device=pos.device) / dim\\n    return out.float()\\n\\n\\nclass EmbedND:\\n    scale = torch.float64\\n' > "$file"
        fi
        ;;
      *) echo "python -m $2: unexpected" >&2; exit 2 ;;
    esac
    exit 0
    ;;
esac
program="$(basename "$1")"
shift
given() {
  local wanted=$1; shift
  while [ $# -gt 0 ]; do
    if [ "$1" = "$wanted" ]; then printf '%s' "$2"; return; fi
    shift
  done
  echo "$program: the argument $wanted is missing" >&2
  exit 2
}
`;

/** What the programs of the package do, each refusing a call without an argument that it needs. */
const PROGRAMS: Readonly<Record<string, string>> = {
  "quantize.py":
    'from="$(given --model-path "$@")"; to="$(given --quant-path "$@")"; test -f "$from/config.json"; [ "$(given --w-bit "$@")" = 4 ]; given --group-size "$@" > /dev/null; echo awq > "$to/model.safetensors"',
  "convert_awq_to_npu.py":
    'folder="$(given --model "$@")"; grep -q awq "$folder/model.safetensors"; echo npu > "$folder/model.safetensors"',
  "smoothquant_model.py":
    'test -f "$(given --model-path "$@")/config.json"; test -f "$(given --dataset-path "$@")"; [[ " $* " == *" --quantize-model "* && " $* " == *" --generate-scale "* && " $* " == *" --per-token "* && " $* " == *" --per-channel "* ]]; touch "$(given --scale-output "$@")"; echo smooth > "$(given --model-output "$@")/model.safetensors"',
  "extract_scales.py":
    'test -d "$(given --quantized_model "$@")"; [ "$(given --tp_size "$@")" -ge 1 ]; echo "{}" > "$(given --output_dir "$@")/kv_cache_scales.json"',
  "gptq-quantize.py":
    'test -f "$1/config.json"; test -f "$3"; [ "$4" = 8 ] || [ "$4" = 4 ]; echo "gptq $4 $5" > "$2/model.safetensors"',
  "vllm-example.py": 'printf "%s" "$2/$1"',
  "wait-for-service.py": '[[ "$1" == http* ]]',
  "benchmark_parallel.py":
    'for flag in --backend --host --port --tokenizer --served-model-name --epochs --parallel-num --prompt-tokens --output-tokens; do given $flag "$@" > /dev/null; done; printf "%s" "$BENCHMARK_CSV" > "$(given --benchmark-csv "$@")"',
  "benchmark_serving.py":
    'for flag in --host --port --tokenizer --request-rate --num-prompts --dataset-type; do given $flag "$@" > /dev/null; done; test -f "$(given --dataset "$@")"; printf "%s" "$BENCHMARK_CSV" > "$(given --benchmark-csv "$@")"',
  "benchmark.py":
    'sleep 0.05; given --tokenizer "$@" > /dev/null; printf "%s" "$BENCHMARK_CSV" > benchmark_parallel.csv',
  "run.py":
    'test -f "$(given --config-dir "$@")/models/$(given --models "$@").py"; given --datasets "$@" > /dev/null; folder="$(given --work-dir "$@")/20260101_000000/summary"; mkdir -p "$folder"; printf "dataset,version,metric,mode,llama2-13b\\ngsm8k,1,accuracy,gen,52.50\\n" > "$folder/summary_20260101.csv"',
  "sd_inference_example.py":
    'test -f "$(given --model_id "$@")/model_index.json"; [[ " $* " == *" --flux "* ]]; printf "%s" "$(given --prompt "$@")" > "image_$(given --height "$@")x$(given --width "$@").png"',
};

/** A table of results as benchmark_parallel.py writes it, with this throughput. */
export function benchmarkTable(throughput: number): string {
  return [
    "并发数,输入长度,输出长度,平均首tokens时延(ms),平均增量时延(ms),输出tokens总吞吐(tokens/s)",
    `1,1024,128,80.5,21.2,${String(throughput)}`,
    `8,1024,128,240.1,25.9,${String(throughput * 6)}`,
    "",
  ].join("\n");
}

/** Stand-ins for Python and the other programs of the inference image. */
export function servingPrograms(throughput = 45): Record<string, StandIn> {
  const cases = Object.entries(PROGRAMS).map(([name, text]) => `${name}) ${text} ;;`);
  const table = `export BENCHMARK_CSV='${benchmarkTable(throughput)}'`;
  const shell = [
    PYTHON,
    table,
    `case "$program" in`,
    ...cases,
    `*) echo "python $program: unexpected" >&2; exit 2 ;;`,
    "esac",
  ].join("\n");
  return {
    python: { environment: ["OPENAI_API_KEY", "SERVED_MODEL_NAME"], shell },
    conda: {
      shell: 'case "$1" in shell.bash) echo "conda() { :; }" ;; *) exit 2 ;; esac',
    },
    git: {
      shell:
        'case "$1" in clone) mkdir -p "$3/comfy/ldm/flux" "$3/custom_nodes" "$3/models"; printf "def rope(pos, dim, theta):\\n    scale = torch.linspace(0, (dim - 2) / dim, steps=dim//2, dtype=torch.float64, device=device)\\n    omega = 1.0 / (theta**scale)\\n    return out.to(dtype=torch.float64, device=pos.device)\\n\\ndef apply_rope(xq):\\n    return torch.linspace(0, 1, dtype=torch.float64)\\n" > "$3/comfy/ldm/flux/math.py"; touch "$3/main.py" "$3/run.py" ;; -C) [ -d "$2" ] ;; *) exit 2 ;; esac',
    },
    lm_eval: {
      environment: ["OPENAI_API_KEY"],
      shell:
        'case " $* " in *" --model "*" --model_args "*" --tasks "*" --batch_size "*" --output_path "*) ;; *) exit 2 ;; esac; out="${*}"; out="${out##*--output_path }"; out="${out%% --limit*}"; mkdir -p "$out/llama"; printf \'{"model_name":"llama2-13b","results":{"gsm8k":{"exact_match,strict":0.5,"exact_match_stderr,strict":0.01}}}\' > "$out/llama/results_2026.json"',
    },
  };
}
