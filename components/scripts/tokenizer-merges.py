"""Makes a trained model readable for vLLM 0.6.0: a folder of links to its files, with a tokenizer.json of its own.

transformers 4.45.0 saves each of `merges` as a list of two tokens; the tokenizers of vLLM 0.6.0 read a text with a blank
between them, and fail (seed 000, line 59). The manual's remedy is the tokenizer.json of the original weights in place of the
saved one. That is done where both have the same tokens; a tokenizer that has got tokens by training keeps its own file, with
its merges written as texts. The trained files stay as they are, so that training can go on from them.

    python tokenizer-merges.py TRAINED RESULT [ORIGINAL]
"""

import json
import os
import shutil
import sys
from pathlib import Path


def merges_of(tokenizer):
    return (tokenizer.get("model") or {}).get("merges") or []


def has_lists(tokenizer):
    return any(not isinstance(merge, str) for merge in merges_of(tokenizer))


def tokens(tokenizer):
    """What decides which number a token has."""
    model = tokenizer.get("model") or {}
    added = sorted((token["id"], token["content"]) for token in tokenizer.get("added_tokens") or [])
    return model.get("vocab"), added


def as_texts(tokenizer):
    """The merges as texts, or None where a token has a blank in it, which a text cannot say."""
    result = []
    for merge in merges_of(tokenizer):
        if isinstance(merge, str):
            result.append(merge)
        elif any(" " in token for token in merge):
            return None
        else:
            result.append(" ".join(merge))
    return result


def vllm_tokenizer(path, original):
    """The text of a tokenizer.json that vLLM 0.6.0 reads, and what was done for it."""
    text = path.read_text(encoding="utf-8")
    saved = json.loads(text)
    if not has_lists(saved):
        return text, "is as it was: vLLM 0.6.0 reads its merges"
    if original is not None and original.is_file():
        content = original.read_text(encoding="utf-8")
        candidate = json.loads(content)
        if not has_lists(candidate) and tokens(candidate) == tokens(saved):
            return content, f"is that of the original weights, {original}"
    texts = as_texts(saved)
    if texts is None:
        raise SystemExit(
            f"{path}: got a merge of a token with a blank in it, which cannot be written as text, and "
            f"{original or 'no original'} has not the same tokens; put a tokenizer.json that vLLM 0.6.0 reads there "
            "(seed 000, line 59)"
        )
    saved["model"]["merges"] = texts
    return json.dumps(saved, ensure_ascii=False, indent=2), f"has its {len(texts)} merges as texts now"


def main(trained, result, original=None):
    source, target = Path(trained), Path(result)
    if not (source / "config.json").is_file():
        raise SystemExit(f"{source}: got no config.json; a whole model in Hugging Face's format must be there")
    if target.exists():
        shutil.rmtree(target)
    target.mkdir(parents=True)
    for entry in sorted(source.iterdir()):
        # Checkpoints are folders; vLLM reads none.
        if entry.is_file() and entry.name != "tokenizer.json":
            # Relative, so that the share can be mounted elsewhere.
            (target / entry.name).symlink_to(os.path.relpath(entry, target))
    tokenizer = source / "tokenizer.json"
    if not tokenizer.is_file():
        print(f"tokenizer-merges: {source} has no tokenizer.json (a slow tokenizer), nothing to change")
        return
    text, what = vllm_tokenizer(tokenizer, None if original is None else Path(original) / "tokenizer.json")
    (target / "tokenizer.json").write_text(text, encoding="utf-8")
    print(f"tokenizer-merges: {target}/tokenizer.json {what}")


if __name__ == "__main__":
    main(*sys.argv[1:])
