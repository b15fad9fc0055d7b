import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state";

/** A resource as the program registered it. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  /** What the program sent, with secrets unwrapped. */
  readonly inputs: Record<string, unknown>;
  /** True for resources of a provider, false for components. */
  readonly custom: boolean;
  /** How the engine is to treat it. */
  readonly options: EngineOptions;
}

/** Options of a resource as the engine gets them, those of its component included. */
export interface EngineOptions {
  readonly protect: boolean;
  readonly deleteBeforeReplace: boolean;
  readonly replaceOnChanges: readonly string[];
  readonly secretOutputs: readonly string[];
}

const registrations: Registration[] = [];

/** Options of the resource that is being registered. */
let current: EngineOptions = { protect: false, deleteBeforeReplace: false, replaceOnChanges: [], secretOutputs: [] };

/** Hooks that the program registered, by name. */
const hooks = new Map<string, pulumi.ResourceHook>();

/** Answers to lookups by token; others are refused. */
let answers: Record<string, Record<string, unknown>> = {};

/** Values that only the cloud knows, by property: never what the program sent, so that an echo satisfies nothing. */
const DECIDED_BY_THE_CLOUD: Record<string, unknown> = {
  address: "203.0.113.9",
  kubeConfigRaw: '{"kind":"Config"}',
  exportLocation: "10.20.0.9:/",
  ipv4SubnetId: "ipv4-subnet-live",
};

const mocks: pulumi.runtime.Mocks = {
  newResource({ type, name, inputs, custom }) {
    registrations.push({
      type,
      name,
      inputs: inputs as Record<string, unknown>,
      custom: custom ?? false,
      options: current,
    });
    return { id: `${name}-id`, state: { ...(inputs as object), ...DECIDED_BY_THE_CLOUD } };
  },
  call({ token }) {
    const answer = answers[token];
    if (answer !== undefined) return answer;
    throw new Error(`unexpected lookup ${token}: the program asks the cloud nothing`);
  },
};

/** Value of an output, once it is known. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<unknown> {
  return new Promise((resolve) => {
    output.apply((value: unknown) => {
      resolve(value);
    });
  });
}

/** The hook of this name that the last program registered; tests call it as the engine would. */
export function hookNamed(name: string): pulumi.ResourceHook {
  const hook = hooks.get(name);
  if (hook === undefined) throw new Error(`${name}: no such hook; there are ${[...hooks.keys()].join(", ")}`);
  return hook;
}

/** What a registration says beside its inputs. */
interface RegisterRequest {
  getProtect(): boolean;
  getDeletebeforereplace(): boolean;
  getReplaceonchangesList(): string[];
  getAdditionalsecretoutputsList(): string[];
}

/** The SDK's mocked engine, as far as it is looked at. */
interface MockedEngine {
  registerResource(request: RegisterRequest, callback: unknown): unknown;
}

/** Notes the options of each registration before the mocks see it: they are not told. */
function noteOptions(engine: MockedEngine): void {
  const answer = engine.registerResource.bind(engine);
  engine.registerResource = (request, callback) => {
    current = {
      protect: request.getProtect(),
      deleteBeforeReplace: request.getDeletebeforereplace(),
      replaceOnChanges: request.getReplaceonchangesList(),
      secretOutputs: request.getAdditionalsecretoutputsList(),
    };
    return answer(request, callback);
  };
}

/** The part of the SDK's own state that its declarations leave out. */
interface SdkState {
  getStore(): { callbacks: unknown };
}

/** Takes the place of the server by which the engine calls hooks: the SDK's mocks have none. */
const hookServer = {
  registerResourceHook: (hook: pulumi.ResourceHook): Promise<void> => {
    hooks.set(hook.name, hook);
    return Promise.resolve();
  },
  awaitStackRegistrations: () => Promise.resolve(),
  shutdown: () => undefined,
};

/**
 * Builds resources under mocks and returns everything that was registered, sorted by type and name.
 *
 * @param lookups answers to lookups, by token
 */
export async function register(
  build: () => unknown,
  lookups: Record<string, Record<string, unknown>> = {},
): Promise<Registration[]> {
  await pulumi.runtime.setMocks(mocks, "ascend-stacks", "test", false);
  (state as unknown as SdkState).getStore().callbacks = hookServer;
  noteOptions(pulumi.runtime.getMonitor() as unknown as MockedEngine);
  registrations.length = 0;
  hooks.clear();
  answers = lookups;
  build();
  let seen = -1;
  while (seen !== registrations.length) {
    seen = registrations.length;
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return [...registrations].sort((a, b) => `${a.type} ${a.name}`.localeCompare(`${b.type} ${b.name}`));
}

/** The one registration of this type. */
export function only(all: Registration[], type: string): Registration {
  const found = all.filter((registration) => registration.type === type);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${type}: ${String(found.length)} were registered`);
  return first;
}
