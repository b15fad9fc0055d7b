#!/bin/bash
# Runs a command in the pod of a Volcano job: its output goes to the log file too, it ends at its deadline, and where it has a
# result, it runs once per fingerprint, or with STEP_EVERY_TIME in each pod. Settings are variables of the environment: see
# step-script.ts.
set -euo pipefail

command=$STEP_COMMAND
# What the command starts need not carry them.
unset STEP_COMMAND STEP_SCRIPT
rank=${NODE_RANK:-0}
nodes=${NNODES:-1}
output=${STEP_OUTPUT:-}
poll=${STEP_POLL_SECONDS:-1}

say() {
  printf 'step %s: %s\n' "$STEP_NAME" "$1"
}

# Whether a file holds the wanted fingerprint.
holds() {
  [ -f "$1" ] && [ "$(cat -- "$1" 2>/dev/null)" = "$STEP_FINGERPRINT" ]
}

# Writes a file at once: a reader on another node sees all of it or nothing.
write() {
  printf '%s\n' "$2" > "$1.partial-$rank"
  mv -f -- "$1.partial-$rank" "$1"
}

# The first of a name, name-2, name-3 and so on that nothing has.
free_name() {
  local name=$1 count=1
  while [ -e "$name" ]; do
    count=$((count + 1))
    name=$1-$count
  done
  printf '%s' "$name"
}

# Ends the command with all that it started.
end_command() {
  if [ -n "${child:-}" ]; then
    kill -TERM -- "-$child" 2>/dev/null || true
  fi
}

mark=$output.complete
begun=$output.begun
ended=$output.ended
if [ -n "$output" ]; then
  if [ -z "${STEP_EVERY_TIME:-}" ] && [ -e "$output" ] && holds "$mark"; then
    say "$output is complete: this step has ended well before with the same inputs; nothing to do"
    exit 0
  fi
  mkdir -p -- "$(dirname -- "$output")"
fi

if [ -n "${STEP_LOG_FOLDER:-}" ]; then
  mkdir -p -- "$STEP_LOG_FOLDER"
  pipe=$(mktemp -d)/log
  mkfifo -- "$pipe"
  exec 3>&1
  tee -a -- "$STEP_LOG_FOLDER/$STEP_NAME-$rank.log" < "$pipe" >&3 &
  logger=$!
  exec > "$pipe" 2>&1 3>&-
  rm -rf -- "$(dirname -- "$pipe")"
  # The last lines reach the log before the pod ends; what the command left behind may hold the pipe.
  trap 'exec > /dev/null 2>&1; for _ in {1..50}; do kill -0 "$logger" 2>/dev/null || break; sleep 0.1; done' EXIT
fi
trap end_command TERM INT

if [ -n "$output" ]; then
  if [ "$rank" = 0 ]; then
    rm -f -- "$mark"
    if [ -e "$output" ] && [ -f "$begun" ] && ! holds "$begun"; then
      kept=$(free_name "$output.replaced-$(head -c 12 -- "$begun")")
      say "the inputs are others than those of $output; that is kept as $kept"
      mv -- "$output" "$kept"
    fi
    write "$begun" "$STEP_FINGERPRINT"
  else
    until holds "$begun"; do
      sleep "$poll"
    done
  fi
fi

say "begins at $(date -u +%Y-%m-%dT%H:%M:%SZ) in pod ${name:-?} on ${HOSTNAME:-?}, node rank $rank of $nodes"
run=(bash -e -o pipefail -c "$command")
if [ -n "${STEP_DEADLINE_SECONDS:-}" ]; then
  run=(timeout -k 60 "$STEP_DEADLINE_SECONDS" "${run[@]}")
fi
SECONDS=0
code=0
# A process group of its own, so that it can be ended with all that it started.
set -m
"${run[@]}" &
child=$!
set +m
wait "$child" || code=$?
while kill -0 "$child" 2>/dev/null; do
  # A signal ended the wait, not the command.
  code=0
  wait "$child" || code=$?
done
if [ -n "${STEP_DEADLINE_SECONDS:-}" ] && [ "$code" -ne 0 ] && [ "$SECONDS" -ge "$STEP_DEADLINE_SECONDS" ]; then
  say "was ended by its deadline of $STEP_DEADLINE_SECONDS s"
  exit 124
fi
if [ "$code" -ne 0 ]; then
  say "failed with exit code $code after $SECONDS s"
  exit "$code"
fi

if [ -n "$output" ]; then
  if [ "$rank" = 0 ]; then
    if [ ! -e "$output" ]; then
      say "its command ended well, but there is nothing at $output"
      exit 1
    fi
    # The nodes write parts of the result each; it is complete when all of them have ended well, in this attempt.
    for ((other = 1; other < nodes; other++)); do
      until [ -f "$ended/${STEP_ATTEMPT:-}-$other" ]; do
        sleep "$poll"
      done
    done
    write "$mark" "$STEP_FINGERPRINT"
    rm -rf -- "$ended"
  else
    mkdir -p -- "$ended"
    : > "$ended/${STEP_ATTEMPT:-}-$rank"
  fi
fi
say "ended well after $SECONDS s"
