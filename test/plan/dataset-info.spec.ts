import assert from "node:assert/strict";
import { DATA_FORMATS } from "../../catalogue/packages";
import { DATASET_FORMATS, datasetFormat, datasetInfo } from "../../plan/dataset-info";
import { faultText, isRejected, requirePlan } from "../../plan/fault";

describe("datasetFormat", () => {
  it("knows every format of the catalogue, or says why LLaMA-Factory cannot read it", () => {
    const ids = DATA_FORMATS.map(({ id }) => id);
    const read = ids.filter((id) => !isRejected(datasetFormat(id === "dataset-info" ? "alpaca" : id)));
    assert.deepEqual(read, ["hf-json", "prefix-input-output", "dataset-info"]);
    for (const id of ["megatron-pretrain", "megatron-finetune"]) {
      const answer = datasetFormat(id);
      assert(isRejected(answer));
      assert.match(answer.map(faultText).join(), /index files that Megatron's preprocessing makes; .* use alpaca/);
      assert.deepEqual(answer[0]?.alternative, { dataFormat: "alpaca" });
    }
  });

  it("proposes the nearest of an unknown one, and takes no name of JavaScript's own objects for a format", () => {
    const answer = datasetFormat("sharegtp");
    assert(isRejected(answer));
    assert.match(answer.map(faultText).join(), /^dataFormat: got "sharegtp"; did you mean "sharegpt"\?/);
    assert(isRejected(datasetFormat("constructor")));
  });

  it("trains on text without questions and answers as in pretraining, on all else by supervision", () => {
    const stages = DATASET_FORMATS.map((format) => [format, requirePlan(format, datasetFormat(format)).stage]);
    assert.deepEqual(Object.fromEntries(stages), {
      alpaca: "sft",
      sharegpt: "sft",
      openai: "sft",
      "prefix-input-output": "sft",
      "hf-json": "pt",
    });
  });
});

describe("datasetInfo", () => {
  it("is one entry with the file's name, and what is not LLaMA-Factory's own", () => {
    const entry = (format: string) => datasetInfo("mine", "/d.json", requirePlan(format, datasetFormat(format)));
    assert.deepEqual(entry("alpaca"), { mine: { file_name: "/d.json" } });
    assert.deepEqual(entry("sharegpt"), {
      mine: { file_name: "/d.json", formatting: "sharegpt", columns: { messages: "conversations" } },
    });
    assert.deepEqual(entry("prefix-input-output"), {
      mine: { file_name: "/d.json", columns: { prompt: "prefix", query: "input", response: "output" } },
    });
    assert.deepEqual(entry("hf-json"), { mine: { file_name: "/d.json", columns: { prompt: "text" } } });
  });
});
