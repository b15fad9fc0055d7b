import assert from "node:assert/strict";
import { imageFor, images } from "../../catalogue";

describe("images of the catalogue", () => {
  it("has the manuals' three base images and seven mentions of them", () => {
    assert.equal(images().images.length, 3);
    assert.equal(images().mentions.length, 7);
  });

  it("has addresses whose tag says what the image holds", () => {
    for (const { address, pytorch, cann, python, os, arch, chip } of images().images) {
      const [, tag = ""] = address.split(":");
      assert.ok(tag.startsWith(`pytorch_${pytorch}-${cann}-py_${python}-${os}-${arch}-${chip}-`), address);
    }
  });

  it("has an image for every mention, and a mention for every image", () => {
    const ids = images().images.map(({ id }) => id);
    const mentioned = images().mentions.map(({ image }) => image);
    assert.deepEqual([...new Set(mentioned)].sort(), [...ids].sort());
  });

  it("takes the image of the cluster guide for training and that of the vLLM guide for serving", () => {
    assert.deepEqual(imageFor("megatron on a CCE cluster").mention.source, ["000:33"]);
    assert.match(imageFor("megatron on a CCE cluster").image.address, /pytorch_2\.1\.0-cann_8\.0\.rc3/);
    assert.deepEqual(imageFor("vllm").mention.source, ["001:35", "001:33"]);
    assert.equal(imageFor("vllm").image.id, "pt21-cann80rc3-py39");
  });
});
