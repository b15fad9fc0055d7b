#!/usr/bin/env bash
# Adds --tokenizer-not-use-fast to the arguments of Yi's 3_training.sh: by a fault of transformers 4.38 the fast tokenizer of the
# chat models has 63992 words in place of 64000, and the weights do not fit (seed 000, line 7). The flag goes on a line of its
# own, below the first line that names the tokenizer and goes on. YI_TRAINING_SCRIPTS are the places of the script, of which the
# first that is there is edited. The second time there is nothing to do.
set -euo pipefail

flag=--tokenizer-not-use-fast

script=
IFS=: read -r -a places <<< "$YI_TRAINING_SCRIPTS"
for place in "${places[@]}"; do
  if [ -f "$place" ]; then
    script=$place
    break
  fi
done
if [ -z "$script" ]; then
  echo "yi-tokenizer-flag: there is no 3_training.sh at $YI_TRAINING_SCRIPTS; add $flag to the script that trains Yi by hand," \
    "and set command to what starts it (seed 000, line 7)" >&2
  exit 1
fi

# Each pod may do this at once: one that begins from the unedited text writes what the others write, and replaces the file as a
# whole.
before="$script.before-${HOSTNAME:-pod}-$$"
edited="$script.edited-${HOSTNAME:-pod}-$$"
trap 'rm -f "$before" "$edited"' EXIT
cp -p "$script" "$before"
if grep -q -e "$flag" "$before"; then
  echo "yi-tokenizer-flag: $script has $flag; nothing to do"
  exit 0
fi
awk -v flag="$flag" '
  { print }
  !done && /--tokenizer-(name-or-path|type|model)[ =]/ && /\\[ \t]*$/ {
    match($0, /^[ \t]*/)
    printf "%s%s \\\n", substr($0, 1, RLENGTH), flag
    done = 1
  }
' "$before" > "$edited"
if ! grep -q -e "$flag" "$edited"; then
  echo "yi-tokenizer-flag: no line of $script names the tokenizer and goes on with a backslash; add $flag by hand" \
    "(seed 000, line 7)" >&2
  exit 1
fi
bash -n "$edited"
chmod --reference="$before" "$edited"
mv -f "$edited" "$script"
echo "yi-tokenizer-flag: added $flag to $script"
