"""Prints the path of an example of vLLM: `vllm-example.py examples/fp8/extract_scales.py FOLDER`.

It is looked for below the folder, and beside the installed package, where a checkout of the sources has it.
"""

import importlib.util
import os
import sys

wanted, folder = sys.argv[1:]
places = [folder, os.path.join(folder, "vllm")]
found = importlib.util.find_spec("vllm")
for location in (found.submodule_search_locations or []) if found else []:
    places.append(os.path.dirname(location))
for place in places:
    path = os.path.join(place, wanted)
    if os.path.isfile(path):
        print(path)
        sys.exit(0)
sys.exit(
    "vllm-example: %s is in none of %s; vLLM 0.6.3's sources have it, its package has not: bring them to the share and name "
    "their folder as tools, or give a command" % (wanted, ", ".join(places))
)
