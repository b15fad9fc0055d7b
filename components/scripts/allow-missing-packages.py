"""Lets transformers load a model's own code when a package that the code imports is not installed.

The manual says to comment out lines 180 to 184 of transformers/dynamic_module_utils.py, because Ascend has no flash_attn
(seed 000, line 61). Which lines those are depends on the version: in 4.45.0, which the manual trains with, they are another
statement, and the file would no longer be Python. What is meant is the statement that raises ImportError for missing packages.
This finds it by what it is and comments it out; a file that has been edited stays as it is.
"""

import ast
import sys
from importlib.util import find_spec
from pathlib import Path

MARK = "# ascend-stacks: a missing package is no error here (seed 000, line 61)"


def module_path():
    """The file of the installed transformers, found without importing it."""
    spec = find_spec("transformers")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).with_name("dynamic_module_utils.py")


def raising_statement(text):
    """The statement `if len(missing_packages) > 0: raise ImportError(...)`, or None."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.If) and "missing_packages" in ast.dump(node.test):
            if any(isinstance(child, ast.Raise) for child in node.body):
                return node
    return None


def edited(text):
    """The text with the statement commented out, or the text itself where that was done before."""
    if MARK in text:
        return text
    statement = raising_statement(text)
    if statement is None:
        return None
    lines = text.splitlines(keepends=True)
    first, last = statement.lineno - 1, statement.end_lineno
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
    # `pass` keeps a block whole whose only statement this was.
    commented = [f"{indent}{MARK}\n", f"{indent}pass\n"] + [f"{indent}# {line.strip()}\n" for line in lines[first:last]]
    result = "".join(lines[:first] + commented + lines[last:])
    ast.parse(result)
    return result


def main(arguments):
    path = Path(arguments[0]) if arguments else module_path()
    if path is None or not path.is_file():
        print("allow-missing-packages: transformers is not installed here, nothing to do")
        return 0
    text = path.read_text(encoding="utf-8")
    result = edited(text)
    if result is None:
        print(f"allow-missing-packages: {path} does not refuse missing packages, nothing to do")
        return 0
    if result != text:
        path.write_text(result, encoding="utf-8")
        print(f"allow-missing-packages: edited {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
