#!/bin/sh
# Builds an image and pushes it; says its address by digest. Settings and secrets are variables of the environment: see
# container-image.ts. Standard output is the address alone.
set -eu

case $BUILDER in
  docker | nerdctl) ;;
  *)
    echo "BUILDER: got $BUILDER; docker or nerdctl" >&2
    exit 1
    ;;
esac
if ! command -v "$BUILDER" > /dev/null; then
  echo "$IMAGE:$TAG is not built: this machine has no $BUILDER in its PATH; install it, or build and push the image elsewhere" \
    "and name its address where it is used" >&2
  exit 1
fi

configuration=$(mktemp -d)
trap 'rm -rf "$configuration"' EXIT
trap 'exit 143' TERM INT

# A configuration of its own: the login is in no file that stays, and on no command line.
umask 077
auth=$(printf '%s:%s' "$REGISTRY_USER" "$REGISTRY_PASSWORD" | base64 | tr -d '\n')
printf '{"auths":{"%s":{"auth":"%s"}}}\n' "${IMAGE%%/*}" "$auth" > "$configuration/config.json"
if [ -d "${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins" ]; then
  ln -s "${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins" "$configuration/cli-plugins"
fi
export DOCKER_CONFIG="$configuration"

case $BUILDER in
  docker)
    docker buildx build --platform "$PLATFORM" --build-arg "BASE_IMAGE=$BASE_IMAGE" --file "$DOCKERFILE" \
      --tag "$IMAGE:$TAG" --push --metadata-file "$configuration/metadata.json" "$CONTEXT" >&2
    digest=$(tr -d '\n' < "$configuration/metadata.json" |
      sed -n 's/.*"containerimage\.digest": *"\(sha256:[0-9a-f]*\)".*/\1/p')
    ;;
  nerdctl)
    nerdctl build --platform "$PLATFORM" --build-arg "BASE_IMAGE=$BASE_IMAGE" --file "$DOCKERFILE" \
      --tag "$IMAGE:$TAG" "$CONTEXT" >&2
    nerdctl push --platform "$PLATFORM" "$IMAGE:$TAG" >&2
    digest=$(nerdctl image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$IMAGE:$TAG" |
      sed -n 's/.*@\(sha256:[0-9a-f]*\)$/\1/p' | head -n 1)
    ;;
esac

if [ -z "$digest" ]; then
  echo "$IMAGE:$TAG: was pushed, but $BUILDER does not say its digest" >&2
  exit 1
fi
printf '%s@%s' "$IMAGE" "$digest"
