import type { Source } from "./sources";

/** What the manual makes images with. */
export interface AigcSoftware {
  /** Name in configurations. */
  readonly kind: string;
  readonly version: string;
  readonly source: readonly Source[];
}

/** ComfyUI 0.2.2 with its sources, packages and port (seed 003, lines 13 to 21). */
export const COMFYUI = {
  kind: "comfyui",
  version: "0.2.2",
  repository: "https://github.com/comfyanonymous/ComfyUI.git",
  /** The manual's commit; `git reset --hard` takes its beginning. */
  commit: "0c7c98a",
  packages: [
    "transformers==4.44.2",
    "accelerate==0.34.2",
    "sentencepiece==0.2.0",
    "einops==0.8.0",
    "torchsde==0.2.6",
    "aiohttp==3.10.5",
    "omegaconf==2.3.0",
    "fastapi==0.115.0",
    "uvicorn==0.30.6",
    "spandrel==0.4.0",
    "kornia==0.7.3",
  ],
  port: 8585,
  source: ["003:13", "003:15", "003:21"],
} as const satisfies AigcSoftware & Record<string, unknown>;

/** Diffusers 0.30.2 with the manual's example of an image (seed 003, line 11). */
export const DIFFUSERS = {
  kind: "diffusers",
  version: "0.30.2",
  width: 688,
  height: 1024,
  steps: 25,
  source: ["003:11"],
} as const satisfies AigcSoftware & Record<string, unknown>;

/** Folders on the share where nothing else is said: what the manual lets people download (seed 003, line 15). */
export const AIGC_FOLDERS = {
  package: "packages/AscendCloud-AIGC",
  weights: "models/FLUX.1-dev",
  textEncoders: "models/stable-diffusion-3-medium/text_encoders",
  source: ["003:11", "003:15"],
} as const satisfies { package: string; weights: string; textEncoders: string; source: readonly Source[] };

/** Files of FLUX.1-dev that ComfyUI loads by themselves. */
export const FLUX_FILES = { unet: "flux1-dev.safetensors", vae: "ae.safetensors" } as const;
