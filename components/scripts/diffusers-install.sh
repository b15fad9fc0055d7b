#!/usr/bin/env bash
# Makes Diffusers 0.30.2 with the package's plug-in ready in OUTPUT, a virtual environment (seed 003, line 11).
set -euo pipefail

plugin="$PACKAGE/aigc_inference/torch_npu/diffusers/0_21_2/ascend_diffusers"
if [ ! -e "$plugin/examples/sd_inference_example.py" ]; then
  echo "diffusers-install: $plugin/examples/sd_inference_example.py: there is no such file; bring AscendCloud-AIGC-6.3.911 to the share (seed 003, line 11)" >&2
  exit 66
fi
rm -rf "$OUTPUT"
mkdir -p "$(dirname "$OUTPUT")"
python -m venv --system-site-packages "$OUTPUT"
cp -r "$plugin" "$OUTPUT/ascend_diffusers"
"$OUTPUT/bin/python" -m pip install -e "$OUTPUT/ascend_diffusers"
"$OUTPUT/bin/python" -m pip install "diffusers==$VERSION"
# A copy of its own, even where the image has that version: it is changed below.
"$OUTPUT/bin/python" -m pip install --ignore-installed --no-deps "diffusers==$VERSION"

# rope() counts in float64, which NPUs have not (seed 003, line 11). A line that is so already stays.
transformer="$(find "$OUTPUT/lib" -path '*/diffusers/models/transformers/transformer_flux.py' -print -quit)"
if [ -z "$transformer" ]; then
  echo "diffusers-install: diffusers $VERSION has no transformer_flux.py in $OUTPUT" >&2
  exit 65
fi
sed -i '/^def rope(/,/^def \|^class /{/scale = /s/torch\.float64/torch.float32/}' "$transformer"
if ! sed -n '/^def rope(/,/^def \|^class /p' "$transformer" | grep -q 'scale = .*torch\.float32'; then
  echo "diffusers-install: $transformer: rope() has no scale of a dtype; the package is not 0.30.2" >&2
  exit 65
fi
echo "diffusers-install: $OUTPUT is ready"
