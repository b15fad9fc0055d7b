#!/usr/bin/env bash
# Step three of EAGLE, which the manual leaves out: runs the base model over the conversations and keeps its hidden states, one
# process per NPU. Upstream's program for it, eagle.ge_data.allocation, goes on in the background when it has ended, and hides
# what fails; the processes that it starts are started here, each with its own share of the records, and waited for.
set -euo pipefail

# The program has the base model and the conversations as constants: a copy gets those of this run.
copy="${TMPDIR:-/tmp}/EAGLE"
rm -rf "$copy" "$OUTPUT"
cp -r "$EAGLE_CODE" "$copy"
cd "$copy"
bash -euo pipefail -c "$SETUP_COMMAND"
mkdir -p "$OUTPUT"

if [ -n "${FEATURES_COMMAND:-}" ]; then
  bash -euo pipefail -c "$FEATURES_COMMAND"
  exit
fi

python "$FILES/eagle-constants.py" "$copy/eagle/ge_data/$FEATURES_PROGRAM.py" "$BASE_WEIGHTS" "$CONVERSATIONS"
records="$(python "$FILES/eagle-records.py" "$CONVERSATIONS")"
echo "eagle-features: $records conversations on $NPUS NPUs"

processes=()
for ((npu = 0; npu < NPUS; npu++)); do
  start=$((records * npu / NPUS))
  end=$((records * (npu + 1) / NPUS))
  if [ "$start" = "$end" ]; then continue; fi
  python -m "eagle.ge_data.$FEATURES_PROGRAM" --start="$start" --end="$end" --index="$npu" --gpu_index "$npu" --outdir "$OUTPUT" &
  processes+=("$!")
done
failed=0
for process in "${processes[@]}"; do
  wait "$process" || failed=$?
done
exit "$failed"
