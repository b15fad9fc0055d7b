#!/usr/bin/env bash
# Makes a key and a certificate that it signs itself, and writes both, PEM, to standard output (seed 001, line 23).
# CERTIFICATE_NAME: of the subject. CERTIFICATE_HOSTS: names and addresses as openssl wants them, DNS:a,IP:b.
# CERTIFICATE_DAYS: for which it is good.
set -euo pipefail
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
openssl genrsa -out "$folder/key.pem" 2048 2>/dev/null
openssl req -new -x509 -key "$folder/key.pem" -out "$folder/cert.pem" -days "$CERTIFICATE_DAYS" \
  -subj "/CN=$CERTIFICATE_NAME" -addext "subjectAltName=$CERTIFICATE_HOSTS"
cat "$folder/key.pem" "$folder/cert.pem"
