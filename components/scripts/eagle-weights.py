"""Prints a file of weights: python eagle-weights.py base FOLDER, or python eagle-weights.py draft CHECKPOINTS.

base: name of the file with lm_head, as the index of the weights says (seed 003, line 7).
draft: path of the weights in the newest checkpoint; EAGLE's program saves one per epoch, as state_<epoch>.
"""

import json
import re
import sys
from pathlib import Path

INDEXES = ("model.safetensors.index.json", "pytorch_model.bin.index.json")
SINGLE_FILES = ("model.safetensors", "pytorch_model.bin")
HEAD = "lm_head.weight"


def base_file(folder):
    for name in INDEXES:
        index = folder / name
        if index.is_file():
            weight_map = json.loads(index.read_text(encoding="utf-8"))["weight_map"]
            if HEAD not in weight_map:
                raise SystemExit(f"{index}: got no {HEAD}; the base model needs an output layer of its own")
            return weight_map[HEAD]
    for name in SINGLE_FILES:
        if (folder / name).is_file():
            return name
    raise SystemExit(f"{folder}: got none of {', '.join(INDEXES + SINGLE_FILES)}; put the base model's weights there")


def draft_file(checkpoints):
    found = {}
    for folder in checkpoints.glob("state_*"):
        epoch = re.fullmatch(r"state_(\d+)", folder.name)
        files = [folder / name for name in SINGLE_FILES if (folder / name).is_file()]
        if epoch and files:
            found[int(epoch[1])] = files[0]
    if not found:
        raise SystemExit(f"{checkpoints}: got no state_<epoch> with {' or '.join(SINGLE_FILES)}; train the draft model first")
    return found[max(found)]


if __name__ == "__main__":
    kind, path = sys.argv[1:]
    print(base_file(Path(path)) if kind == "base" else draft_file(Path(path)))
