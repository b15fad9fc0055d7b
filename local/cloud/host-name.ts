/** Domain of the emulated services: it does not exist, so requests reach them only through the proxy. */
export const cloudDomain = "emulator.test";

/** What a request is for, read from its host name and path. */
export interface Target {
  /** First label of the service's host name (`vpc`, `cce`, `obs`, `control`, …), or "" where the host is not ours. */
  service: string;
  /** Host name as it was asked for, without port. */
  host: string;
  /** OBS bucket of a virtual-hosted address. */
  bucket?: string;
  /** CCE cluster of an address `<cluster id>.cce.emulator.test`. */
  clusterId?: string;
  /** Path as it was sent (still encoded), at least "/". */
  path: string;
  /** Query as it was sent, without "?". */
  query: string;
}

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

function stripPort(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}

function splitQuery(pathAndQuery: string): { path: string; query: string } {
  const mark = pathAndQuery.indexOf("?");
  const path = mark < 0 ? pathAndQuery : pathAndQuery.slice(0, mark);
  return { path: path === "" ? "/" : path, query: mark < 0 ? "" : pathAndQuery.slice(mark + 1) };
}

/**
 * Reads the target of a request: absolute form (`http://vpc.emulator.test/v1/…`, what a proxy receives) or path with a
 * Host header. An address of this machine is the control door.
 */
export function readTarget(url: string, hostHeader: string | undefined): Target {
  const absolute = /^https?:\/\/([^/?]+)(.*)$/i.exec(url);
  const host = stripPort(absolute?.[1] ?? hostHeader ?? "");
  const { path, query } = splitQuery(absolute ? (absolute[2] ?? "") : url);
  if (loopback.has(host)) {
    return { service: "control", host, path, query };
  }
  const suffix = `.${cloudDomain}`;
  if (!host.endsWith(suffix)) {
    return { service: "", host, path, query };
  }
  const name = host.slice(0, -suffix.length);
  const obs = /^(?:(.+)\.)?obs\.[^.]+$/.exec(name);
  if (obs) {
    return { service: "obs", host, path, query, ...(obs[1] === undefined ? {} : { bucket: obs[1] }) };
  }
  const cluster = /^([^.]+)\.cce$/.exec(name);
  if (cluster?.[1] !== undefined) {
    return { service: "cce", host, path, query, clusterId: cluster[1] };
  }
  return { service: name, host, path, query };
}

/** Name and decoded value of every query parameter, in the order in which they were sent. */
export function queryParameters(query: string): [string, string][] {
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const equals = part.indexOf("=");
      const decode = (text: string): string => decodeURIComponent(text.replaceAll("+", " "));
      return equals < 0 ? [decode(part), ""] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
    });
}
