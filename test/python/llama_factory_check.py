"""Gives settings files to LLaMA-Factory's own argument parser and loader of data sets, and writes down what they said.

    python llama_factory_check.py CASES ANSWERS

CASES is a JSON file: a list of {"name", "kind", "path"}; kind is train, predict, export, or dataset. ANSWERS gets a list of
{"name", "accepted"}, with "error" where a case was refused, and with "values" or "records" of what was understood. Standard
output is the libraries' own.
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "stand-ins"))
# As torchrun sets them: LLaMA-Factory refuses DeepSpeed in a process that it did not start.
os.environ.update(RANK="0", WORLD_SIZE="8", LOCAL_RANK="0", MASTER_ADDR="localhost", MASTER_PORT="29500")
os.environ.update(HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1", TRANSFORMERS_OFFLINE="1", USE_TF="0", USE_FLAX="0")

from llamafactory.data.parser import get_dataset_list  # noqa: E402
from llamafactory.data.template import TEMPLATES  # noqa: E402
from llamafactory.hparams.parser import get_infer_args, get_train_args  # noqa: E402


def train(path):
    sys.argv = ["llamafactory-cli", path]
    model, data, training, finetuning, _ = get_train_args()
    if data.template not in TEMPLATES:
        raise ValueError(f"unknown template {data.template}")
    deepspeed = getattr(training, "hf_deepspeed_config", None)
    return {
        "values": {
            "weights": model.model_name_or_path,
            "template": data.template,
            "cutoff_len": data.cutoff_len,
            "dataset": data.dataset,
            "stage": finetuning.stage,
            "finetuning_type": finetuning.finetuning_type,
            "lora_target": getattr(finetuning, "lora_target", None),
            "gradient_accumulation_steps": training.gradient_accumulation_steps,
            "learning_rate": training.learning_rate,
            "bf16": training.bf16,
            "max_steps": training.max_steps,
            "zero_stage": None if deepspeed is None else deepspeed.config["zero_optimization"]["stage"],
            "offload": None if deepspeed is None else deepspeed.is_offload(),
            "resume_from_checkpoint": training.resume_from_checkpoint,
        }
    }


def export(path):
    sys.argv = ["llamafactory-cli", path]
    model, _, finetuning, _ = get_infer_args()
    return {
        "values": {
            "weights": model.model_name_or_path,
            "adapters": model.adapter_name_or_path,
            "export_dir": model.export_dir,
            "export_device": model.export_device,
            "finetuning_type": finetuning.finetuning_type,
        }
    }


def dataset(path):
    """Reads the data themselves, as LLaMA-Factory's loader does, and turns them into its own conversations."""
    from datasets import load_dataset
    from llamafactory.data.aligner import align_dataset
    from llamafactory.hparams import DataArguments
    from transformers import Seq2SeqTrainingArguments

    folder, name = os.path.dirname(path), next(iter(json.load(open(path, encoding="utf-8"))))
    (attributes,) = get_dataset_list([name], folder)
    file = os.path.join(folder, attributes.dataset_name)
    loaded = load_dataset("json", data_files=[file], split=attributes.split, cache_dir=os.path.join(folder, "cache"))
    arguments = DataArguments(dataset_dir=folder, overwrite_cache=True)
    training = Seq2SeqTrainingArguments(output_dir=os.path.join(folder, "out"))
    aligned = align_dataset(loaded, attributes, arguments, training)
    return {"records": [{"prompt": row["_prompt"], "response": row["_response"]} for row in aligned]}


KINDS = {"train": train, "predict": train, "export": export, "dataset": dataset}


def check(case):
    try:
        return {"name": case["name"], "accepted": True, **KINDS[case["kind"]](case["path"])}
    except (Exception, SystemExit) as error:
        return {"name": case["name"], "accepted": False, "error": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    cases, answers = sys.argv[1:]
    with open(cases, encoding="utf-8") as file:
        found = [check(case) for case in json.load(file)]
    with open(answers, "w", encoding="utf-8") as file:
        json.dump(found, file)
