"""Quantizes weights with AutoGPTQ: `gptq-quantize.py WEIGHTS OUTPUT CALIBRATION BITS GROUP_SIZE`.

CALIBRATION is a file with one record a line: json with `text`, or with `instruction`, `input` and `output`, or plain text.
The calls are those of AutoGPTQ 0.7.1's README (quick tour); the NPU is used where torch_npu is there.
"""

import json
import sys

# As many as upstream's example takes from its data set.
SAMPLES = 128
TOKENS = 2048


def text_of(line):
    try:
        record = json.loads(line)
    except ValueError:
        return line
    if isinstance(record, str):
        return record
    if "text" in record:
        return record["text"]
    return "\n".join(str(record[key]) for key in ("instruction", "input", "output") if record.get(key))


def samples(path):
    with open(path, encoding="utf-8") as file:
        texts = [text_of(line.strip()) for line in file if line.strip()]
    texts = [text for text in texts if text]
    if not texts:
        sys.exit("gptq-quantize: %s has no record to calibrate with" % path)
    step = max(1, len(texts) // SAMPLES)
    return texts[::step][:SAMPLES]


def main():
    weights, output, calibration, bits, group_size = sys.argv[1:]
    texts = samples(calibration)
    try:
        import torch_npu  # noqa: F401

        device = "npu:0"
    except ImportError:
        device = None
    from auto_gptq import AutoGPTQForCausalLM, BaseQuantizeConfig
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(weights, use_fast=True, trust_remote_code=True)
    examples = [tokenizer(text, truncation=True, max_length=TOKENS) for text in texts]
    settings = BaseQuantizeConfig(bits=int(bits), group_size=int(group_size), desc_act=False)
    model = AutoGPTQForCausalLM.from_pretrained(weights, settings, trust_remote_code=True)
    if device is not None:
        model.model.to(device)
    model.quantize(examples)
    model.save_quantized(output, use_safetensors=True)
    tokenizer.save_pretrained(output)
    print("gptq-quantize: %d records, %s bits, groups of %s" % (len(texts), bits, group_size))


main()
