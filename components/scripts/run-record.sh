#!/usr/bin/env bash
# Writes RUN_RECORD, which says what is run, from FILES/run.json; the pod of rank 0 alone.
set -euo pipefail

if [ "${NODE_RANK:-0}" != 0 ]; then exit 0; fi
mkdir -p "$(dirname "$RUN_RECORD")"
sed "s/@FINGERPRINT@/${STEP_FINGERPRINT:-}/" "$FILES/run.json" > "$RUN_RECORD.partial"
mv -f "$RUN_RECORD.partial" "$RUN_RECORD"
