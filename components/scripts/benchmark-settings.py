"""Puts a run's settings into the benchmark's settings file: python benchmark-settings.py PACKAGE-FILE CHANGES RESULT.

The manual has these settings changed in the package's file: dataset_dir, dataset, eval_dataset and model_name_or_path
(seed 003, line 47). Every other setting of the package's file is kept; without that file the changes are the whole.
"""

import sys
from pathlib import Path

import yaml


def merged(settings, changes):
    result = dict(settings)
    for block, values in changes.items():
        result[block] = {**(result.get(block) or {}), **values}
    return result


def main(package_file, changes_file, result_file):
    package = Path(package_file)
    settings = yaml.safe_load(package.read_text(encoding="utf-8")) if package.is_file() else {}
    changes = yaml.safe_load(Path(changes_file).read_text(encoding="utf-8"))
    text = yaml.safe_dump(merged(settings or {}, changes), sort_keys=False, allow_unicode=True)
    Path(result_file).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
