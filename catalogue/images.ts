import type { Image, ImageMention } from "./rows";

/** The base images of the manuals, by a short name. */
export const IMAGES = [
  {
    id: "pt21-cann80rc3-py39",
    address:
      "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:pytorch_2.1.0-cann_8.0.rc3-py_3.9-hce_2.0.2409-aarch64-snt9b-20241112192643-c45ac6b",
    pytorch: "2.1.0",
    cann: "cann_8.0.rc3",
    python: "3.9",
    os: "hce_2.0.2409",
    arch: "aarch64",
    chip: "snt9b",
  },
  {
    id: "pt23-cann80rc3-py310",
    address:
      "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_3_ascend:pytorch_2.3.1-cann_8.0.rc3-py_3.10-hce_2.0.2409-aarch64-snt9b-20241114095658-d7e26d8",
    pytorch: "2.3.1",
    cann: "cann_8.0.rc3",
    python: "3.10",
    os: "hce_2.0.2409",
    arch: "aarch64",
    chip: "snt9b",
  },
  {
    id: "pt21-cann80rc1-py39",
    address:
      "swr.cn-southwest-2.myhuaweicloud.com/atelier/pytorch_2_1_ascend:pytorch_2.1.0-cann_8.0.rc1-py_3.9-hce_2.0.2312-aarch64-snt9b-20240516142953-ca51f42",
    pytorch: "2.1.0",
    cann: "cann_8.0.rc1",
    python: "3.9",
    os: "hce_2.0.2312",
    arch: "aarch64",
    chip: "snt9b",
  },
] as const satisfies readonly Image[];

/**
 * Each place of the manuals that names an image, with the version line beside it. A value that is left out is not stated
 * there; `versionInferred` and `guideInferred` mark what was read from neighbouring sections.
 */
export const IMAGE_MENTIONS = [
  {
    image: "pt21-cann80rc3-py39",
    modelArtsVersion: "6.3.910",
    versionInferred: true,
    guide: "LLM training on Lite k8s Cluster",
    guideInferred: true,
    purpose: "base image for training and inference",
    cann: "cann_8.0.rc3",
    pytorch: "2.1.0",
    driver: "23.0.6",
    source: ["000:33"],
  },
  {
    image: "pt23-cann80rc3-py310",
    modelArtsVersion: "6.3.911",
    versionInferred: false,
    guide: "FLUX training on Lite DevServer",
    guideInferred: true,
    purpose: "base image for FLUX fine-tuning and LoRA",
    cann: "cann_8.0.rc3",
    pytorch: "2.3.1",
    driver: "23.0.6",
    source: ["001:15"],
  },
  {
    image: "pt21-cann80rc3-py39",
    modelArtsVersion: "6.3.911",
    versionInferred: true,
    guide: "LLM inference on Standard (neighbouring Step3 / Step9 sections)",
    guideInferred: true,
    purpose: "base image",
    cann: "cann_8.0.rc3",
    source: ["001:19"],
  },
  {
    image: "pt21-cann80rc3-py39",
    modelArtsVersion: "6.3.911",
    versionInferred: true,
    guide: "vLLM inference on Lite DevServer",
    guideInferred: true,
    purpose: "base image for inference",
    cann: "cann_8.0.rc3",
    driver: "23.0.6",
    source: ["001:35", "001:33"],
  },
  {
    image: "pt21-cann80rc3-py39",
    modelArtsVersion: "6.3.911",
    versionInferred: true,
    guide: "LLM training on Standard",
    guideInferred: true,
    purpose: "training base image",
    cann: "cann_8.0.rc3",
    pytorch: "2.1.0",
    source: ["001:53"],
  },
  {
    image: "pt21-cann80rc1-py39",
    modelArtsVersion: "6.3.904",
    versionInferred: true,
    guide: "Qwen training on Lite DevServer",
    guideInferred: true,
    purpose: "base image for training and inference",
    cann: "cann_8.0.rc1",
    pytorch: "2.1.0",
    torchNpu: "2.1.0.post3-20240413",
    alsoCompatibleCann: ["cann_7.0.1.1"],
    source: ["002:27"],
  },
  {
    image: "pt21-cann80rc3-py39",
    modelArtsVersion: "6.3.911",
    versionInferred: false,
    guide: "FLUX inference on Lite DevServer (ComfyUI, Diffusers)",
    guideInferred: true,
    purpose: "base image for FLUX inference",
    cann: "cann_8.0.rc3",
    pytorch: "2.1.0",
    driver: "23.0.6",
    source: ["003:19"],
  },
] as const satisfies readonly ImageMention[];
