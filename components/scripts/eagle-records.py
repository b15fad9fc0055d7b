"""Prints how many conversations a ShareGPT file has, and refuses a file that EAGLE's program would fail on much later."""

import json
import sys

ROLES = ("human", "gpt")


def fault(record):
    """What is wrong with a record, or None."""
    if not isinstance(record, dict) or "id" not in record:
        return "it has no id"
    conversation = record.get("conversations")
    if not isinstance(conversation, list) or not conversation:
        return "it has no conversations"
    for turn in conversation:
        if not isinstance(turn, dict) or turn.get("from") not in ROLES or not isinstance(turn.get("value"), str):
            return "a turn is not from human or gpt, or has no value"
    return None


def main(path):
    with open(path, encoding="utf-8") as file:
        records = json.load(file)
    if not isinstance(records, list) or not records:
        print(f"{path}: got no list of conversations; the ShareGPT format is a list (seed 003, line 9)", file=sys.stderr)
        return 1
    for index, record in enumerate(records):
        found = fault(record)
        if found is not None:
            print(f"{path}: record {index}: {found} (seed 003, line 9)", file=sys.stderr)
            return 1
    print(len(records))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
