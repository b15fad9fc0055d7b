"""Gives command lines to vLLM's own argument parser and engine configuration, and prints what they said.

    python vllm_check.py CASES

CASES is a JSON file: {"cases": [{"name", "args", "env", "configs"}], "architectures": [...]}; `configs` has the config.json of each
folder of weights that the arguments name. Of each case a line of JSON is printed: {"name", "accepted"}, with "error" where it was
refused, and with "ascend" where the parser knows a value only as Huawei's package extends it. Of each architecture a line says what
its class can do: {"architecture", "lora", "pipeline", "images"}.

What stands in for what: PyTorch (see stand-ins/torch); Ray, which is looked for and not used; the memory of the machine; and the look at a model's class, which
vLLM imports in another process, and which is read from its source here.
"""

import ast
import contextlib
import importlib.util
import io
import json
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "stand-ins"))
os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", VLLM_CONFIGURE_LOGGING="0", VLLM_NO_USAGE_STATS="1")

import torch  # noqa: E402


class _OlderLibrary(type(torch.library)):
    """PyTorch 2.1 has no `custom_op`; vLLM asks whether it is there."""

    def __getattr__(self, name):
        if name == "custom_op":
            raise AttributeError(name)
        return super().__getattr__(name)


class _LongRange:
    min, max = -(2**63), 2**63 - 1


torch.library.__class__ = _OlderLibrary
torch.iinfo = lambda kind: _LongRange

from importlib.metadata import version  # noqa: E402

from vllm import config as vllm_config  # noqa: E402
from vllm.engine import arg_utils  # noqa: E402
from vllm.entrypoints.openai.cli_args import make_arg_parser, validate_parsed_serve_args  # noqa: E402
from vllm.executor import ray_utils  # noqa: E402
from vllm.model_executor.models import registry  # noqa: E402
from vllm.utils import FlexibleArgumentParser  # noqa: E402

# Values that Huawei's package adds to vLLM's own (seed 003, lines 3 and 29; ModelArts best practices, kv-cache-int8; vllm-ascend,
# platform.py), and what stands for them where vLLM goes on to check the rest.
ASCEND_VALUES = {
    "--quantization": {"smoothquant": None},
    "--kv-cache-dtype": {"int8": "auto"},
    "--block-size": {128: 16},
}

ray_utils.assert_ray_available = lambda: None
# Memory of a node, not of this machine (seed 000, line 29: 1350 GiB of a node's 1500 are the pods').
vllm_config.get_cpu_memory = lambda: 1350 * 2**30


def _bases(module):
    """The names that each class of a module of vLLM is made from."""
    path = importlib.util.find_spec(module).origin
    with open(path, encoding="utf8") as source:
        tree = ast.parse(source.read())
    return {node.name: [ast.unparse(base) for base in node.bases] for node in tree.body if isinstance(node, ast.ClassDef)}


def _interfaces(model):
    classes = _bases(model.module_name)
    found, left = set(), [model.class_name]
    while left:
        bases = classes.get(left.pop(), [])
        found.update(bases)
        left.extend(bases)
    return found


def _inspect(model):
    names = _interfaces(model)
    return registry._ModelInfo(
        is_text_generation_model=True,
        is_embedding_model=False,
        supports_multimodal="SupportsMultiModal" in names,
        supports_pp="SupportsPP" in names,
        has_inner_state="HasInnerState" in names,
        is_attention_free="IsAttentionFree" in names,
    )


registry._LazyRegisteredModel.inspect_model_cls = _inspect


class _Refused(Exception):
    pass


def _parser(extended):
    parser = make_arg_parser(FlexibleArgumentParser())
    parser.error = _refuse
    for action in parser._actions:
        for option in action.option_strings if extended else ():
            action.choices = [*(action.choices or ()), *ASCEND_VALUES.get(option, ())] or None
    return parser


def _refuse(message):
    raise _Refused(message)


def _parsed(args):
    """The arguments as vLLM's own parser reads them, or as the extended one does; the second is whether it took that one."""
    try:
        return _parser(False).parse_args(args), False
    except _Refused as refused:
        if not any(f"argument {option}" in str(refused) for option in ASCEND_VALUES):
            raise
        return _parser(True).parse_args(args), True


def check(case, folder):
    for path, config in case["configs"].items():
        place = folder + path
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, "config.json"), "w", encoding="utf8") as file:
            json.dump(config, file)
    args = [word.replace("/mnt/", folder + "/mnt/") for word in case["args"]]
    before = dict(os.environ)
    os.environ.update(case["env"])
    try:
        values, extended = _parsed(args)
        validate_parsed_serve_args(values)
        for option, others in ASCEND_VALUES.items():
            name = option[2:].replace("-", "_")
            setattr(values, name, others.get(getattr(values, name), getattr(values, name)))
        # Of the devices that vLLM itself knows, the one with all its checks.
        values.device = "cuda"
        arg_utils.AsyncEngineArgs.from_cli_args(values).create_engine_config()
        return {"ascend": True} if extended else {}
    finally:
        os.environ.clear()
        os.environ.update(before)


def main():
    with open(sys.argv[1], encoding="utf8") as file:
        request = json.load(file)
    print(json.dumps({"version": version("vllm")}))
    for case in request["cases"]:
        said = io.StringIO()
        answer = {"name": case["name"], "accepted": True}
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                answer.update(check(case, folder))
            except Exception as error:  # noqa: BLE001
                answer.update(accepted=False, error=f"{type(error).__name__}: {error}")
        print(json.dumps(answer))
    for architecture in request["architectures"]:
        model = registry.ModelRegistry.models[architecture]
        names = _interfaces(model)
        can = {
            "lora": "SupportsLoRA" in names,
            "pipeline": "SupportsPP" in names,
            "images": "SupportsMultiModal" in names,
        }
        print(json.dumps({"architecture": architecture, **can}))


main()
