#!/usr/bin/env bash
# Makes ComfyUI 0.2.2 with FLUX.1 ready in OUTPUT (seed 003, line 15): the sources at the manual's commit, its patch, the plug-ins
# of the package, a virtual environment with the pinned packages, and links to the weights. HOME_FOLDER keeps what people put
# there and what is made: models, input, output and workflows stay when the sources are replaced.
set -euo pipefail

need() {
  if [ ! -e "$1" ]; then
    echo "comfyui-install: $1: there is no such file; bring $2 to the share (seed 003, line 15)" >&2
    exit 66
  fi
}

node="$PACKAGE/aigc_inference/torch_npu/comfyui/a82fae2/comfyui_ascend_node"
diffusers="$PACKAGE/aigc_inference/torch_npu/diffusers/0_21_2/ascend_diffusers"
need "$node" "AscendCloud-AIGC-6.3.911"
need "$diffusers" "AscendCloud-AIGC-6.3.911"
need "$UNET" "flux1-dev.safetensors of black-forest-labs/FLUX.1-dev"
need "$VAE" "ae.safetensors of black-forest-labs/FLUX.1-dev"
need "$CLIP" "text_encoders of stabilityai/stable-diffusion-3-medium"

work="$OUTPUT.work"
rm -rf "$work"
mkdir -p "$(dirname "$work")"
if [ -n "${SOURCE:-}" ]; then
  need "$SOURCE/main.py" "the sources of ComfyUI 0.2.2"
  cp -r "$SOURCE" "$work"
else
  # The manual turns the check of certificates off; nothing is fetched here without it.
  git clone "$REPOSITORY" "$work"
  git -C "$work" reset --hard "$COMMIT"
fi

# rope() counts in float64, which NPUs have not (seed 003, line 15). A line that is so already stays.
math="$work/comfy/ldm/flux/math.py"
need "$math" "the sources of ComfyUI 0.2.2"
sed -i '/^def rope(/,/^def /{/linspace(/s/torch\.float64/torch.float32/}' "$math"
if ! sed -n '/^def rope(/,/^def /p' "$math" | grep -q 'linspace(.*torch\.float32'; then
  echo "comfyui-install: $math: rope() has no linspace of a dtype; the sources are not those of 0.2.2" >&2
  exit 65
fi

# What stays when the sources are replaced is outside of them.
mkdir -p "$HOME_FOLDER"/{models,input,output,temp,user}
for kind in unet vae clip; do mkdir -p "$work/models/$kind" "$HOME_FOLDER/models/$kind"; done
ln -sfn "$UNET" "$work/models/unet/$(basename "$UNET")"
ln -sfn "$VAE" "$work/models/vae/$(basename "$VAE")"
ln -sfn "$CLIP" "$work/models/clip/text_encoders"
rm -rf "$work/user"
ln -sfn "$HOME_FOLDER/user" "$work/user"
cat > "$work/extra_model_paths.yaml" << YAML
share:
  base_path: $HOME_FOLDER/models
  unet: unet
  vae: vae
  clip: clip
  loras: loras
  checkpoints: checkpoints
  controlnet: controlnet
YAML

cp -r "$node" "$work/custom_nodes/"
while IFS= read -r plugin; do
  if [ -z "$plugin" ]; then continue; fi
  need "$plugin" "the plug-in"
  cp -r "$plugin" "$work/custom_nodes/"
done <<< "${PLUGINS:-}"

# Built at its last place: a virtual environment knows its own path. The image's torch and torch_npu are seen through it.
rm -rf "$OUTPUT"
mv "$work" "$OUTPUT"
python -m venv --system-site-packages "$OUTPUT/venv"
cp -r "$diffusers" "$OUTPUT/ascend_diffusers"
"$OUTPUT/venv/bin/python" -m pip install -e "$OUTPUT/ascend_diffusers"
read -r -a pinned <<< "$PACKAGES"
"$OUTPUT/venv/bin/python" -m pip install "${pinned[@]}"
for plugin in "$OUTPUT"/custom_nodes/*/; do
  if [ -f "$plugin/requirements.txt" ]; then "$OUTPUT/venv/bin/python" -m pip install -r "$plugin/requirements.txt"; fi
done
echo "comfyui-install: $OUTPUT is ready; models, input, output and workflows are in $HOME_FOLDER"
