#!/usr/bin/env bash
# Full fine-tuning of FLUX.1 on the NPUs of a node. The manual names the four files of weights and leaves out the command (seed
# 001, line 11); the files and the folder sd-scripts that it names are those of kohya-ss/sd-scripts, whose command this is.
set -euo pipefail

if [ -n "${RUN_RECORD:-}" ]; then
  mkdir -p "$(dirname "$RUN_RECORD")"
  sed "s/@FINGERPRINT@/${STEP_FINGERPRINT:-}/" "$FILES/run.json" > "$RUN_RECORD"
fi
rm -rf "$WORK"
mkdir -p "$WORK" "$OUTPUT"
cd "$WORK"
cp -r "$CODE" sd-scripts
cd sd-scripts
if [ -n "${SETUP_COMMAND:-}" ]; then bash -euo pipefail -c "$SETUP_COMMAND"; fi

if [ -n "${TRAIN_COMMAND:-}" ]; then
  bash -euo pipefail -c "$TRAIN_COMMAND"
  exit
fi
accelerate launch --mixed_precision bf16 --num_processes "$NPUS" --num_cpu_threads_per_process 1 flux_train.py \
  --pretrained_model_name_or_path "$WEIGHTS/flux1-dev.safetensors" \
  --clip_l "$WEIGHTS/clip_l.safetensors" \
  --t5xxl "$WEIGHTS/t5xxl_fp16.safetensors" \
  --ae "$WEIGHTS/ae.safetensors" \
  --dataset_config "$FILES/dataset.toml" \
  --output_dir "$OUTPUT" --output_name "$RUN_NAME" \
  --save_model_as safetensors --save_precision bf16 --mixed_precision bf16 --full_bf16 \
  --sdpa --gradient_checkpointing --persistent_data_loader_workers --max_data_loader_n_workers 2 --seed 42 \
  --cache_latents_to_disk --cache_text_encoder_outputs_to_disk \
  --learning_rate "$LEARNING_RATE" --max_train_steps "$STEPS" --lr_scheduler constant_with_warmup --max_grad_norm 0.0 \
  --optimizer_type adafactor --optimizer_args "relative_step=False" "scale_parameter=False" "warmup_init=False" \
  --timestep_sampling shift --discrete_flow_shift 3.1582 --model_prediction_type raw --guidance_scale 1.0
