import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Connection, Hop } from "./inputs";
import { runProcess, type Ended } from "./processes";

const LONGEST_PAUSE_MILLISECONDS = 5_000;
/** The connection outlives its last command by so many seconds if this process cannot close it. */
const PERSIST_SECONDS = 30;

/** A connection to a host over which commands run. */
export interface Session {
  /** Runs a command by the user's shell on the host. Throws only if `ssh` cannot be started. */
  run: (
    command: string,
    options?: {
      environment?: Record<string, string>;
      stdin?: string | Readable;
      onLine?: (line: string, stream: "stdout" | "stderr") => void;
    },
  ) => Promise<Ended>;
  /** Ends the connection and removes its keys from this machine. */
  close: () => Promise<void>;
}

/**
 * Connects to a host with the system's `ssh`, by one connection that all commands share. Keys and passwords are in a
 * folder that only this user can read, until the session is closed. Throws when as many attempts failed as the connection
 * allows.
 */
export async function connect(connection: Connection): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), "ssh-"));
  const base = ["-F", join(folder, "config"), "-S", join(folder, "socket")];
  const environment = {
    ...process.env,
    SSH_ASKPASS: join(folder, "askpass"),
    SSH_ASKPASS_REQUIRE: "force",
    DISPLAY: process.env["DISPLAY"] ?? ":0",
  };
  const ssh = (args: string[], options: Parameters<Session["run"]>[1] = {}) =>
    runProcess({
      program: "ssh",
      args: [...base, ...args],
      directory: undefined,
      environment: { ...environment, ...options.environment },
      stdin: options.stdin,
      onLine: options.onLine ?? (() => undefined),
    });
  try {
    writeFiles(folder, connection);
    // A shared connection passes on only the variables that it was opened for: all, and each command chooses its own.
    await dial(connection, () =>
      ssh(["-M", "-f", "-N", "-oSendEnv=*", `-oControlPersist=${PERSIST_SECONDS}`, "target"]),
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    run: (command, options = {}) => {
      // As with any SSH client, the server decides which variables it takes (AcceptEnv).
      const send = Object.keys(options.environment ?? {}).map((name) => `-oSendEnv=${name}`);
      return ssh([...send, "target", command], options);
    },
    close: async () => {
      await ssh(["-O", "exit", "target"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function dial(connection: Connection, attempt: () => Promise<Ended>): Promise<void> {
  const { dialErrorLimit, host, port } = connection;
  for (let failures = 1; ; failures++) {
    const { failure, both } = await attempt();
    if (failure === "") return;
    if (dialErrorLimit >= 0 && failures >= Math.max(1, dialErrorLimit)) {
      throw new Error(
        `connection.host: got ${host}:${port}; no connection after ${failures} attempt(s): ${both.trim()}`,
      );
    }
    await sleep(Math.min(LONGEST_PAUSE_MILLISECONDS, 250 * 2 ** failures));
  }
}

/** Writes ssh's configuration with two hosts, `target` and, if there is a bastion, `proxy`. */
function writeFiles(folder: string, { proxy, ...target }: Connection): void {
  const hosts: [string, Hop][] = [["target", target]];
  if (proxy !== undefined) hosts.push(["proxy", proxy]);
  const config = hosts.flatMap(([name, hop]) => hostConfig(folder, name, hop));
  if (proxy !== undefined) config.push("Host target", "  ProxyJump proxy");
  writeFileSync(join(folder, "config"), `${config.join("\n")}\n`, { mode: 0o600 });
  const answers = hosts.flatMap(([name, hop]) => {
    const cases: string[] = [];
    const answer = (prompt: string, suffix: string) => {
      cases.push(`  ${prompt}) exec cat ${join(folder, `${name}.${suffix}`)} ;;`);
    };
    if (hop.privateKeyPassword !== undefined) answer(`*passphrase*${name}.key*`, "passphrase");
    if (hop.password !== undefined) answer(`*${hop.user}@${hop.host}*`, "password");
    return cases;
  });
  const askpass = ["#!/bin/sh", 'case "$1" in', ...answers, "  *) exit 1 ;;", "esac"];
  writeFileSync(join(folder, "askpass"), `${askpass.join("\n")}\n`, { mode: 0o700 });
}

function hostConfig(folder: string, name: string, hop: Hop): string[] {
  const lines = [
    `Host ${name}`,
    `  HostName ${hop.host}`,
    `  Port ${hop.port}`,
    `  User ${hop.user}`,
    "  LogLevel ERROR",
  ];
  lines.push("  NumberOfPasswordPrompts 1");
  if (hop.perDialTimeout > 0) lines.push(`  ConnectTimeout ${hop.perDialTimeout}`);
  const file = (suffix: string, content: string) => {
    const path = join(folder, `${name}.${suffix}`);
    writeFileSync(path, content.endsWith("\n") ? content : `${content}\n`, { mode: 0o600 });
    return path;
  };
  if (hop.privateKey !== undefined) {
    lines.push(`  IdentityFile ${file("key", hop.privateKey)}`, "  IdentitiesOnly yes");
  }
  if (hop.privateKeyPassword !== undefined) file("passphrase", hop.privateKeyPassword);
  const agent = hop.agentSocketPath ?? process.env["SSH_AUTH_SOCK"];
  lines.push(`  IdentityAgent ${agent === undefined || agent === "" ? "none" : agent}`);
  if (hop.password !== undefined) file("password", hop.password);
  else lines.push("  PreferredAuthentications publickey");
  if (hop.hostKey === undefined) {
    lines.push("  StrictHostKeyChecking no", "  UserKnownHostsFile /dev/null");
  } else {
    lines.push("  StrictHostKeyChecking yes", `  HostKeyAlias ${name}`);
    lines.push(`  UserKnownHostsFile ${file("known-hosts", `${name} ${hop.hostKey}`)}`);
  }
  return lines;
}
