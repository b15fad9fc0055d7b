export { ensureToolchain, type Toolchain } from "./ensure";
export { engineEnvironment } from "./environment";
export { ToolchainError } from "./error";
export { VERSIONS } from "./versions";
