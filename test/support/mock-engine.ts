import * as pulumi from "@pulumi/pulumi";

/** A resource as the program registered it. */
export interface Registration {
  readonly type: string;
  readonly name: string;
  /** What the program sent, with secrets unwrapped. */
  readonly inputs: Record<string, unknown>;
  /** True for resources of a provider, false for components. */
  readonly custom: boolean;
}

const registrations: Registration[] = [];

/** Values that only the cloud knows, by property: never what the program sent, so that an echo satisfies nothing. */
const DECIDED_BY_THE_CLOUD: Record<string, unknown> = {
  kubeConfigRaw: '{"kind":"Config"}',
  exportLocation: "10.20.0.9:/",
  ipv4SubnetId: "ipv4-subnet-live",
};

const mocks: pulumi.runtime.Mocks = {
  newResource({ type, name, inputs, custom }) {
    registrations.push({ type, name, inputs: inputs as Record<string, unknown>, custom: custom ?? false });
    return { id: `${name}-id`, state: { ...(inputs as object), ...DECIDED_BY_THE_CLOUD } };
  },
  call({ token }) {
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

/** Builds resources under mocks and returns everything that was registered, sorted by type and name. */
export async function register(build: () => unknown): Promise<Registration[]> {
  await pulumi.runtime.setMocks(mocks, "ascend-stacks", "test", false);
  registrations.length = 0;
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
