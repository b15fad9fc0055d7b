#!/usr/bin/env bash
# Fetches data onto the share. Settings and secrets are variables of the environment: see fetch-script.ts.
set -uo pipefail
export LC_ALL=C
umask 022

: "${SOURCE:?}" "${TARGET:?}" "${FINGERPRINT:?}"
PARALLEL=${PARALLEL:-8}
PART_BYTES=$((${PART_MIB:-64} * 1048576))
LOCK_STALE_MINUTES=${LOCK_STALE_MINUTES:-10}
PROGRESS_SECONDS=${PROGRESS_SECONDS:-30}
RETRY_SECONDS=${RETRY_SECONDS:-5}
ATTEMPTS=${ATTEMPTS:-6}
partial=$TARGET.partial
lock=$TARGET.lock
state=$partial/.fetch
owner="${HOSTNAME:-job} $$"
TAB=$(printf '\t')

say() { printf '%s %s\n' "$(date -u +%H:%M:%S)" "$*"; }
# Another attempt may do better.
fail() { say "failed: $*"; exit 1; }
# No other attempt can do better.
refuse() { say "refused: $*"; exit 42; }

complete() {
  [ -f "$TARGET/.complete" ] && [ "$(head -n 1 "$TARGET/.complete")" = "$FINGERPRINT" ]
}

# The lock: a directory, which only one can make. Its time is kept new by whoever holds it.

stale() { [ -n "$(find "$1" -maxdepth 0 -mmin "+$LOCK_STALE_MINUTES" 2>/dev/null)" ]; }

take_lock() {
  local moved
  until mkdir "$lock" 2>/dev/null; do
    if [ ! -d "$lock" ]; then
      # Given back in this moment, or it cannot be made at all.
      mkdir "$lock" && break
      [ -d "$lock" ] || refuse "$lock cannot be made: the directory that it lies in must belong to user $(id -u)"
      continue
    fi
    if stale "$lock"; then
      moved=$lock.stale.$$.$RANDOM
      if mv "$lock" "$moved" 2>/dev/null; then
        if stale "$moved"; then
          say "took the lock of $(cat "$moved/owner" 2>/dev/null), which has not been heard of for $LOCK_STALE_MINUTES minutes"
          rm -rf "$moved"
        else
          mv "$moved" "$lock"
        fi
      fi
      continue
    fi
    say "waiting for $(cat "$lock/owner" 2>/dev/null), which is fetching the same"
    sleep "$RETRY_SECONDS"
    if complete; then say "nothing to do: the other one has brought it"; exit 0; fi
  done
  printf '%s\n' "$owner" > "$lock/owner"
}

finish() {
  local jobs_left
  jobs_left=$(jobs -p)
  # shellcheck disable=SC2086 # one word for each process
  [ -z "$jobs_left" ] || kill $jobs_left 2>/dev/null
  if [ "$(cat "$lock/owner" 2>/dev/null)" = "$owner" ]; then rm -rf "$lock"; fi
}

mebibytes_here() { du -sk "$partial" 2>/dev/null | awk '{ printf "%d", $1 / 1024 }'; }

report_progress() {
  local before now total
  before=$(mebibytes_here)
  while sleep "$PROGRESS_SECONDS"; do
    touch "$lock"
    now=$(mebibytes_here)
    total=$(cat "$state/total-mib" 2>/dev/null)
    say "progress: $now of ${total:-an unknown number of} MiB, $(((now - before) / PROGRESS_SECONDS)) MiB/s"
    before=$now
  done
}

# Waits in a way that a signal interrupts.
run() {
  "$@" &
  wait $!
}

# Runs a function for every line of a file, PARALLEL of them at a time: worker n takes every PARALLEL-th line.
for_each_line() {
  local work=$1 list=$2 worker workers=() failed=0
  for ((worker = 0; worker < PARALLEL; worker++)); do
    (
      line=0
      while IFS= read -r text; do
        if ((line % PARALLEL == worker)); then "$work" "$line" "$text" || exit 1; fi
        line=$((line + 1))
      done < "$list"
    ) &
    workers+=($!)
  done
  for worker in "${workers[@]}"; do wait "$worker" || failed=1; done
  return "$failed"
}

url_encode() {
  local text=$1 place letter
  for ((place = 0; place < ${#text}; place++)); do
    letter=${text:place:1}
    case $letter in
      [A-Za-z0-9._~/-]) printf '%s' "$letter" ;;
      *) printf '%%%02X' "$(($(printf '%d' "'$letter") & 255))" ;;
    esac
  done
}

url_decode() { printf '%b' "${1//%/\\x}"; }

# Requests. Secrets go through standard input: arguments can be seen by others.

get() {
  local url=$1
  shift
  set -- --silent --show-error --fail --location --connect-timeout 30 --speed-limit 1024 --speed-time 60 "$@"
  case $url in https:*) set -- --proto '=https' "$@" ;; esac
  if [ "$SOURCE" = obs ]; then
    obs_headers "$url" | curl --config - "$@" "$url"
  else
    curl "$@" "$url"
  fi
}

# HMAC-SHA1 of a text, base64. A key on a command line could be seen, so openssl is of no use.
hmac_sha1() {
  local key=$1 text=$2 place byte inner='' outer='' digest
  for ((place = 0; place < 64; place++)); do
    byte=0
    ((place < ${#key})) && printf -v byte '%d' "'${key:place:1}"
    printf -v inner '%s\\x%02x' "$inner" $((byte ^ 0x36))
    printf -v outer '%s\\x%02x' "$outer" $((byte ^ 0x5c))
  done
  digest=$({ printf '%b' "$inner"; printf '%s' "$text"; } | sha1sum | cut -c 1-40)
  digest=$({ printf '%b' "$outer"; hex_bytes "$digest"; } | sha1sum | cut -c 1-40)
  hex_bytes "$digest" | base64
}

hex_bytes() { printf '%b' "$(printf '%s' "$1" | sed 's/../\\x&/g')"; }

# Headers of a signed request, for curl's --config (huaweicloud.com, api-obs, obs_04_0010).
obs_headers() {
  local path=${1#*://} now signature
  path=/${path#*/}
  path=${path%%\?*}
  now=$(date -u '+%a, %d %b %Y %H:%M:%S GMT')
  signature=$(hmac_sha1 "$OBS_SECRET_KEY" "GET"$'\n\n\n'"$now"$'\n'"/$OBS_BUCKET$path")
  printf 'header = "Date: %s"\nheader = "Authorization: OBS %s:%s"\n' "$now" "$OBS_ACCESS_KEY" "$signature"
}

# Files by parts. The list of parts has a line for each: first byte, last byte, URL, file; no bytes where the server cannot
# send parts.

fetch_part() {
  local number=$1 start end url file attempt
  IFS=$TAB read -r start end url file <<< "$2"
  [ -e "$state/done/$number" ] && return 0
  for attempt in 1 2 3 4 5; do
    if [ "$start" = - ]; then
      get "$url" > "$partial/$file"
    else
      get "$url" --range "$start-$end" | dd of="$partial/$file" bs=1048576 seek=$((start / 1048576)) conv=notrunc status=none
    fi && : > "$state/done/$number" && return 0
    say "$file: part $number: attempt $attempt of 5 failed"
    sleep $((attempt * RETRY_SECONDS))
  done
  return 1
}

# Adds the parts of a file to the list.
add_file() {
  local url=$1 file=$2 size=$3 start end
  for ((start = 0; start < size; start += PART_BYTES)); do
    end=$((start + PART_BYTES - 1))
    ((end < size)) || end=$((size - 1))
    printf '%s\t%s\t%s\t%s\n' "$start" "$end" "$url" "$file" >> "$state/parts.new"
  done
  printf '%s\t%s\n' "$size" "$file" >> "$state/sizes"
}

fetch_parts() {
  local total size file
  # The list of the run before, or all of it again: parts that are there are parts of what was listed then.
  if [ -e "$state/parts" ] && ! cmp -s "$state/parts" "$state/parts.new"; then
    say "the source has changed since the last attempt: starting again"
    find "$partial" -mindepth 1 -maxdepth 1 ! -name .fetch -exec rm -rf {} +
    rm -rf "$state/done"
  fi
  mv "$state/parts.new" "$state/parts"
  mkdir -p "$state/done"
  total=$(awk -F '\t' '{ sum += $1 } END { printf "%d", (sum + 1048575) / 1048576 }' "$state/sizes")
  printf '%s' "$total" > "$state/total-mib"
  say "$(wc -l < "$state/sizes") file(s), $total MiB, $(wc -l < "$state/parts") part(s), $PARALLEL at a time"
  while IFS=$TAB read -r size file; do
    mkdir -p "$(dirname "$partial/$file")"
    # An empty file has no part.
    [ -e "$partial/$file" ] || : > "$partial/$file"
  done < "$state/sizes"
  run for_each_line fetch_part "$state/parts" || fail "not everything could be fetched; what is here is kept"
  while IFS=$TAB read -r size file; do
    [ "$size" = - ] || [ "$(wc -c < "$partial/$file")" -eq "$size" ] || {
      rm -rf "$state/parts" "$state/done"
      fail "$file: got $(wc -c < "$partial/$file") bytes, the source says $size"
    }
  done < "$state/sizes"
}

fetch_url() {
  local headers status size
  rm -f "$state/parts.new" "$state/sizes"
  # A server that cannot send parts would send all: the limit ends that.
  headers=$(get "$URL" --range 0-0 --max-filesize 1048576 --dump-header - --output /dev/null 2> "$state/errors")
  # After redirects: the headers of the last answer.
  headers=$(printf '%s\n' "$headers" | tr -d '\r' | awk '/^HTTP\// { block = "" } { block = block $0 "\n" } END { printf "%s", block }')
  status=$(printf '%s\n' "$headers" | sed -n '1s|^HTTP/[^ ]* \([0-9]*\).*|\1|p')
  case $status in
    206)
      size=$(printf '%s\n' "$headers" | sed -n 's|^[Cc]ontent-[Rr]ange: *bytes 0-0/\([0-9][0-9]*\).*|\1|p')
      [ -n "$size" ] || fail "$FILE_NAME: the server does not say how large it is"
      add_file "$URL" "$FILE_NAME" "$size"
      ;;
    # It sends everything or nothing; 416: the file is empty.
    200 | 416)
      printf '%s\t%s\t%s\t%s\n' - - "$URL" "$FILE_NAME" > "$state/parts.new"
      printf '%s\t%s\n' - "$FILE_NAME" > "$state/sizes"
      ;;
    400 | 401 | 403 | 404 | 410) refuse "$FILE_NAME: the server answers with status $status" ;;
    *) fail "$FILE_NAME: the server cannot be asked: $(tail -n 1 "$state/errors")" ;;
  esac
  fetch_parts
}

# Keys of OBS that begin with OBS_KEY; one key where it does not end with a slash.
fetch_obs() {
  local base answer marker='' line key size file
  base=${OBS_ENDPOINT%%://*}://$OBS_BUCKET.${OBS_ENDPOINT#*://}
  rm -f "$state/parts.new" "$state/sizes"
  : > "$state/parts.new"
  : > "$state/sizes"
  while :; do
    answer=$(get "$base/?encoding-type=url&marker=$(url_encode "$marker")&max-keys=1000&prefix=$(url_encode "$OBS_KEY")" 2> "$state/errors") ||
      case $(cat "$state/errors") in
        *\ 40[34]*) refuse "bucket $OBS_BUCKET: $(tail -n 1 "$state/errors")" ;;
        *) fail "bucket $OBS_BUCKET: $(tail -n 1 "$state/errors")" ;;
      esac
    while IFS= read -r line; do
      [[ $line =~ \<Key\>([^\<]*)\</Key\>.*\<Size\>([0-9]+)\</Size\> ]] || continue
      key=${BASH_REMATCH[1]}
      size=${BASH_REMATCH[2]}
      case $answer in
        *'<EncodingType>url<'*) key=$(url_decode "$key") ;;
        *) key=$(printf '%s' "$key" | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/'"'"'/g; s/&amp;/\&/g') ;;
      esac
      marker=$key
      case $OBS_KEY in
        */ | '') file=${key#"$OBS_KEY"} ;;
        *) file=${key##*/} && [ "$key" = "$OBS_KEY" ] || continue ;;
      esac
      # Consoles make empty objects in place of folders.
      case $file in '' | */) continue ;; esac
      case /$file/ in */../* | */./*) refuse "key $key: its name leads out of the directory" ;; esac
      add_file "$base/$(url_encode "$key")" "$file" "$size"
    done <<< "$(printf '%s' "$answer" | tr -d '\n' | sed 's/<Contents>/\
/g')"
    [[ $answer == *'<IsTruncated>true<'* ]] || break
  done
  [ -s "$state/sizes" ] || refuse "bucket $OBS_BUCKET has no object $OBS_KEY"
  fetch_parts
}

# A client that the image lacks is installed for this run.
client() {
  local program
  for program in "$@"; do
    if command -v "$program" > /dev/null; then
      command -v "$program"
      return
    fi
  done
  return 1
}

install_client() {
  local folder=${TMPDIR:-/tmp}/fetch-client
  say "the image has no $2: installing $1"
  run python3 -m pip install --quiet --no-input --target "$folder" "$1" ||
    refuse "the image has no $2, and it cannot be installed: take an image with $1"
  export PYTHONPATH=$folder PATH=$folder/bin:$PATH
}

fetch_hugging_face() {
  local program metadata etag file
  program=$(client hf huggingface-cli) || {
    install_client 'huggingface_hub>=0.23' huggingface-cli
    program=$(client hf huggingface-cli) || refuse "huggingface_hub was installed without its program"
  }
  export HF_HOME=${TMPDIR:-/tmp}/hugging-face HF_HUB_DISABLE_TELEMETRY=1
  run "$program" download "$REPOSITORY" --repo-type "$REPOSITORY_TYPE" --revision "$REVISION" --local-dir "$partial" \
    --max-workers "$PARALLEL" || fail "$REPOSITORY at $REVISION could not be fetched; what is here is kept"
  # The client keeps beside each file what the hub says of it: commit, hash, time.
  while IFS= read -r metadata; do
    file=${metadata#"$partial/.cache/huggingface/download/"}
    etag=$(sed -n 2p "$metadata")
    printf '%s\t%s\n' "$etag" "${file%.metadata}"
  done < <(find "$partial/.cache/huggingface/download" -name '*.metadata' 2> /dev/null) > "$state/etags"
  [ -s "$state/etags" ] || [ -n "${CHECKSUMS:-}" ] ||
    refuse "the client keeps no hashes: take an image with huggingface_hub 0.23 or newer, or give checksums"
  rm -rf "$partial/.cache"
  run for_each_line check_etag "$state/etags" || corrupt
}

# The hub's hash of a large file is its SHA-256, of a small one git's.
check_etag() {
  local etag file actual
  IFS=$TAB read -r etag file <<< "$2"
  case ${#etag} in
    64) actual=$(sha256sum < "$partial/$file" | cut -c 1-64) ;;
    40) actual=$({ printf 'blob %s\0' "$(wc -c < "$partial/$file" | tr -d ' ')"; cat "$partial/$file"; } | sha1sum | cut -c 1-40) ;;
    *) return 0 ;;
  esac
  [ "$actual" = "$etag" ] || discard "$file" "$etag" "$actual"
}

fetch_modelscope() {
  local program
  program=$(client modelscope) || {
    install_client modelscope modelscope
    program=$(client modelscope) || refuse "modelscope was installed without its program"
  }
  export MODELSCOPE_CACHE=${TMPDIR:-/tmp}/modelscope
  # The client compares every file with the SHA-256 that ModelScope states.
  run "$program" download "--$REPOSITORY_TYPE" "$REPOSITORY" --revision "$REVISION" --local_dir "$partial" \
    --max-workers "$PARALLEL" || fail "$REPOSITORY at $REVISION could not be fetched; what is here is kept"
  rm -rf "$partial/._____temp" "$partial/.msc" "$partial/.mv"
}

# Checksums.

discard() {
  local file=$1 wanted=$2 actual=$3
  say "$file: its hash is $actual and should be $wanted"
  rm -f "$partial/$file"
  # Which parts were of this file no longer counts: all are fetched again.
  rm -rf "$state/parts" "$state/done"
  : > "$state/corrupt"
  return 1
}

corrupt() {
  [ -e "$state/corrupt" ] || fail "not every file could be read"
  rm -f "$state/corrupt"
  refuse "the content is not what was asked for; the files named above were removed"
}

write_sum() {
  local sum
  sum=$(sha256sum < "$partial/$2") || return 1
  printf '%s  %s\n' "${sum:0:64}" "$2" > "$state/sums/$1"
}

check_sum() {
  local wanted file=${2:64} actual
  wanted=$(printf '%s' "${2:0:64}" | tr A-F a-f)
  file=${file#[ ][ *]}
  actual=$(FILE=$file awk 'substr($0, 67) == ENVIRON["FILE"] { print substr($0, 1, 64) }' "$state/all-sums")
  [ "${actual:-missing}" = "$wanted" ] || discard "$file" "$wanted" "${actual:-missing}"
}

verify() {
  rm -rf "$state/sums" "$state/all-sums"
  mkdir -p "$state/sums"
  (cd "$partial" && find . -type f ! -path './.fetch/*' ! -name .sha256sums) | sed 's|^\./||' | sort > "$state/files"
  say "computing SHA-256 of $(wc -l < "$state/files") file(s)"
  run for_each_line write_sum "$state/files" || fail "not every file could be read"
  find "$state/sums" -type f -exec cat {} + | sort -k 2 > "$state/all-sums"
  {
    printf '%s\n' "${CHECKSUMS:-}"
    # A list that comes with the content counts too.
    [ ! -f "$partial/SHA256SUMS" ] || cat "$partial/SHA256SUMS"
  } | sed '/^ *$/d; /^#/d' > "$state/wanted-sums"
  run for_each_line check_sum "$state/wanted-sums" || corrupt
  say "checked $(wc -l < "$state/wanted-sums") stated checksum(s)"
}

publish() {
  local before kept
  mv "$state/all-sums" "$partial/.sha256sums"
  rm -rf "$state"
  if [ -e "$TARGET" ]; then
    before=$(head -n 1 "$TARGET/.complete")
    kept=$TARGET.replaced-${before:0:12}
    while [ -e "$kept" ]; do kept=$kept-; done
    mv "$TARGET" "$kept" || fail "$TARGET cannot be moved away"
    say "what was here before is kept as $kept"
  fi
  mv "$partial" "$TARGET" || fail "$partial cannot be renamed"
  printf '%s\n' "$FINGERPRINT" > "$TARGET/.complete.new"
  mv "$TARGET/.complete.new" "$TARGET/.complete"
}

if complete; then
  say "nothing to do: $TARGET has what is wanted"
  exit 0
fi
mkdir -p "$(dirname "$TARGET")" ||
  refuse "the directory of $TARGET cannot be made: make it with user $(id -u) as its owner (sfsTurbo.directories)"
trap finish EXIT
trap 'exit 143' TERM INT
take_lock
if complete; then
  say "nothing to do: $TARGET has what is wanted"
  exit 0
fi
if [ -e "$TARGET" ] && [ ! -f "$TARGET/.complete" ]; then
  refuse "$TARGET holds something that this did not bring: move it away, or choose another directory"
fi
if [ -d "$partial" ] && [ "$(cat "$state/fingerprint" 2>/dev/null)" != "$FINGERPRINT" ]; then
  rm -rf "$partial"
fi

attempt() {
  mkdir -p "$state" || fail "$partial cannot be made"
  printf '%s' "$FINGERPRINT" > "$state/fingerprint"
  case $SOURCE in
    url) fetch_url ;;
    obs) fetch_obs ;;
    hugging-face) fetch_hugging_face ;;
    modelscope) fetch_modelscope ;;
    *) refuse "SOURCE: got $SOURCE; url, obs, hugging-face or modelscope" ;;
  esac
  verify
  publish
  say "done: $TARGET"
}

report_progress &
for ((number = 1; ; number++)); do
  run attempt
  code=$?
  if [ "$code" -ne 1 ] || ((number >= ATTEMPTS)); then exit "$code"; fi
  say "attempt $number of $ATTEMPTS failed; the next one goes on where it ended"
  run sleep $((RETRY_SECONDS * 2 ** number))
done
