"""Waits until a service answers: `wait-for-service.py URL`, the address of its API, with OPENAI_API_KEY where it wants a key."""

import os
import sys
import time
import urllib.error
import urllib.request

url = sys.argv[1].rstrip("/") + "/models"
deadline = time.monotonic() + float(os.environ.get("SERVICE_WAIT_SECONDS", "600"))
headers = {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]} if os.environ.get("OPENAI_API_KEY") else {}
said = None
while True:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as answer:
            answer.read()
            break
    except urllib.error.HTTPError as error:
        reason = "answers with %d" % error.code
        if error.code in (401, 403):
            sys.exit("wait-for-service: %s %s: the key in OPENAI_API_KEY is not the service's" % (url, reason))
    except OSError as error:
        reason = "does not answer: %s" % error
    if reason != said:
        print("wait-for-service: %s %s" % (url, reason), flush=True)
        said = reason
    if time.monotonic() > deadline:
        sys.exit("wait-for-service: %s still %s" % (url, reason))
    time.sleep(2)
