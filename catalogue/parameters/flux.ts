import type { ParameterGroup } from "../rows";

/** FLUX inference with Diffusers and ComfyUI. */
// One line per parameter, as in the printed tables.
// prettier-ignore
export const FLUX_PARAMETERS = [
  {
    id: "flux.diffusers", title: "FLUX inference with Diffusers 0.30.2 (sd_inference_example.py)", kind: "cli", workloads: ["FLUX", "diffusers", "inference"],
    script: "aigc_inference/torch_npu/diffusers/0_21_2/ascend_diffusers/examples/sd_inference_example.py",
    parameters: [
      { name: "--flux", required: true, meaning: "Selects the FLUX pipeline (flag).", source: ["003:11"] },
      { name: "--model_id", required: true, example: "black-forest-labs/FLUX.1-dev", meaning: "Model on Hugging Face.", source: ["003:11"] },
      { name: "--prompt", required: true, example: "a dog", meaning: "Prompt.", source: ["003:11"] },
      { name: "--num_inference_steps", required: true, example: "25", meaning: "Number of steps.", source: ["003:11"] },
      { name: "--width", required: true, example: "688", meaning: "Image width.", source: ["003:11"] },
      { name: "--height", required: true, example: "1024", meaning: "Image height.", source: ["003:11"] },
      { name: "--dynamo", required: false, meaning: "Graph mode (flag); the first compilation takes long.", source: ["003:11"] },
    ],
    source: ["003:11"],
  },
  {
    id: "flux.comfyui", title: "ComfyUI 0.2.2 service", kind: "cli", workloads: ["FLUX", "ComfyUI", "inference"],
    script: "ComfyUI/main.py",
    parameters: [
      { name: "--port", required: true, example: "${port}", meaning: "Port mapped when the container was started (8585).", source: ["003:13"] },
      { name: "--force-fp16", required: true, meaning: "Half precision (flag).", source: ["003:13"] },
      { name: "--listen", required: true, example: "${container_ip_address}", meaning: "IP of the container, for example 172.17.0.7.", source: ["003:13"] },
      { name: "GRAPH_MODE", kind: "env", required: false, example: "1", meaning: "1 turns graph mode on; the first inference is slow. Off when unset.", source: ["003:13"] },
      { name: "${host_ip_address}", kind: "placeholder", required: true, example: "7.216.55.96", meaning: "IP of the host for the browser: http://${host_ip_address}:${port}, for example http://7.216.55.96:8585/ .", source: ["003:13"] },
      { name: "workflow file", kind: "ui", required: true, example: "workflow-flux1-dev-KnSeTKHjvuTd0RiUDSmW-datou-openart.ai.json", meaning: "Workflow loaded in the browser.", source: ["003:13", "003:15"] },
      { name: "Diffusion model", kind: "ui", required: true, example: "flux1-dev.safetensors", meaning: "Selected in the workflow.", source: ["003:13"] },
      { name: "clip_name1", kind: "ui", required: true, example: "text_encoders/t5xxl_fp16.safetensors", meaning: "Selected in the workflow.", source: ["003:13"] },
      { name: "clip_name2", kind: "ui", required: true, example: "text_encoders/clip_l.safetensors", meaning: "Selected in the workflow.", source: ["003:13"] },
      { name: "vae", kind: "ui", required: true, meaning: "VAE selected in the workflow.", source: ["003:13"] },
      { name: "width / height / steps", kind: "ui", required: true, example: "688*1024, 25", meaning: "Image size and step count of the example; batch_size can be set too.", source: ["003:13"] },
    ],
    source: ["003:13"],
  },
] as const satisfies readonly ParameterGroup[];
