"""Puts base model and conversations into EAGLE's program of step three, which has them as constants.

    python eagle-constants.py eagle/ge_data/ge_data_all_vicuna.py BASE-WEIGHTS CONVERSATIONS

The program (SafeAILab/EAGLE, eagle/ge_data) says `bigname = "..."` and `load_dataset('json', data_files="...")`.
"""

import re
import sys
from pathlib import Path

MODEL = re.compile(r"^(?P<name>bigname\s*=\s*)(?:\"[^\"\n]*\"|'[^'\n]*')", re.MULTILINE)
DATA = re.compile(r"(?P<name>data_files\s*=\s*)(?:\"[^\"\n]*\"|'[^'\n]*')")


def replaced(pattern, value, text, what, path):
    result, count = pattern.subn(lambda match: match["name"] + repr(value), text)
    if count == 0:
        raise SystemExit(f"{path}: got no {what} to set; give the command of this step in eagle.featuresCommand")
    return result


def main(path, base_weights, conversations):
    text = Path(path).read_text(encoding="utf-8")
    text = replaced(MODEL, base_weights, text, "bigname", path)
    text = replaced(DATA, conversations, text, "data_files", path)
    Path(path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
