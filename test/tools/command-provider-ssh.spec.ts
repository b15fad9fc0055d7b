import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { specialArchiveSig, specialAssetSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc";
import { copyToRemote } from "../../tools/command-provider/copy";
import { parseInputs, type Connection } from "../../tools/command-provider/inputs";
import { connect } from "../../tools/command-provider/ssh";
import { keepEnvironment, restoreEnvironment } from "./environment";
import { pathWith, removeTemporaryFolders, temporaryFolder, writeProgram } from "./temporary-folder";

/**
 * A program in the place of `ssh` that keeps its arguments and its configuration and runs the command here. Opening the
 * connection fails as often as the file `failures` says.
 */
function writeFakeSsh(folder: string): void {
  writeProgram(folder, "ssh", [
    `cd ${folder}`,
    'echo "$*" >> calls',
    'config=$2; cp "$config" config; stat -c %a "$config" > mode; cp "$(dirname "$config")/askpass" askpass',
    'for prompt in "root@h1\'s password:" "Enter passphrase for key \'$(dirname "$config")/target.key\':" "u@bastion\'s password:"; do',
    '  "$(dirname "$config")/askpass" "$prompt" >> answers 2>&1 || echo none >> answers',
    "done",
    'case "$*" in',
    "  *' -M '*) left=$(cat failures); if [ \"$left\" -gt 0 ]; then echo $((left - 1)) > failures; echo refused >&2; exit 255; fi; exit 0 ;;",
    "  *' -O exit '*) exit 0 ;;",
    "esac",
    'while [ "$1" != target ]; do shift; done',
    'cd / && exec /bin/sh -c "$2"',
  ]);
  writeFileSync(join(folder, "failures"), "0");
}

describe("commands on other hosts", () => {
  const before = keepEnvironment();
  let folder: string;
  const connection = (more: Record<string, unknown> = {}): Connection =>
    parseInputs("command:remote:Command", { connection: { host: "h1", password: "p w", ...more } }).connection;
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  beforeEach(() => {
    folder = temporaryFolder();
    writeFakeSsh(folder);
    Object.assign(process.env, { PATH: pathWith(folder), TMPDIR: temporaryFolder() });
    Reflect.deleteProperty(process.env, "SSH_AUTH_SOCK");
  });
  afterEach(() => {
    restoreEnvironment(before);
    removeTemporaryFolders();
  });

  it("run over one connection that is closed at the end; nothing is left on this machine", async () => {
    const session = await connect(connection());
    const ended = await session.run("cat; echo $X >&2; exit 4", { stdin: "in", environment: { X: "va lue" } });
    assert.deepEqual([ended.stdout, ended.stderr, ended.failure], ["in", "va lue\n", "exit status 4"]);
    await session.close();
    const calls = read("calls").trim().split("\n");
    assert.equal(calls.length, 3);
    assert.match(calls[0] ?? "", /-M -f -N -oSendEnv=\* -oControlPersist=30 target$/);
    assert.match(calls[1] ?? "", /-oSendEnv=X target cat; echo \$X >&2; exit 4$/);
    assert.match(calls[2] ?? "", /-O exit target$/);
    assert.deepEqual(readdirSync(process.env["TMPDIR"] ?? ""), []);
  });

  it("keep keys and passwords out of the arguments, in files of this user alone", async () => {
    await (await connect(connection({ privateKey: "KEY", privateKeyPassword: "pass" }))).close();
    assert.doesNotMatch(read("calls"), /p w|KEY|pass/);
    assert.equal(read("mode"), "600\n");
    assert.deepEqual(read("answers").split("\n").slice(0, 3), ["p w", "pass", "none"]);
  });

  it("check the host's key when it is given, and ask for none when it is not", async () => {
    await (await connect(connection())).close();
    assert.match(read("config"), /StrictHostKeyChecking no\n/);
    await (await connect(connection({ hostKey: "ssh-ed25519 AAAA" }))).close();
    assert.match(read("config"), /StrictHostKeyChecking yes\n {2}HostKeyAlias target\n/);
  });

  it("go through a bastion host with a login of its own", async () => {
    const proxy = { host: "bastion", user: "u", port: 2222, password: "other" };
    await (await connect(connection({ port: 2200, proxy }))).close();
    const config = read("config");
    assert.match(config, /^Host target\n {2}HostName h1\n {2}Port 2200\n {2}User root\n/);
    assert.match(config, /\nHost proxy\n {2}HostName bastion\n {2}Port 2222\n {2}User u\n/);
    assert.match(config, /\nHost target\n {2}ProxyJump proxy\n$/);
    assert.deepEqual(read("answers").split("\n").slice(0, 3), ["p w", "none", "other"]);
  });

  it("are tried as often as the connection allows", async () => {
    writeFileSync(join(folder, "failures"), "1");
    await (await connect(connection({ dialErrorLimit: 2 }))).close();
    writeFileSync(join(folder, "failures"), "2");
    await assert.rejects(connect(connection({ dialErrorLimit: 2 })), {
      message: "connection.host: got h1:22; no connection after 2 attempt(s): refused",
    });
    assert.deepEqual(readdirSync(process.env["TMPDIR"] ?? ""), []);
  });

  describe("copies", () => {
    let target: string;
    const copy = (source: Record<string, unknown>, remotePath: string) =>
      copyToRemote({ connection: connection(), source, remotePath, triggers: undefined });
    const file = (path: string) => ({ [specialSigKey]: specialAssetSig, path });
    const directory = (path: string) => ({ [specialSigKey]: specialArchiveSig, path });
    beforeEach(() => {
      target = join(folder, "it's there");
      mkdirSync(join(folder, "data", "deep"), { recursive: true });
      writeFileSync(join(folder, "data", "a"), "A");
      writeFileSync(join(folder, "data", "deep", "b"), "B");
    });

    it("put a folder itself, or with a slash at the end its content, into the remote folder", async () => {
      await copy(directory(join(folder, "data")), target);
      assert.equal(readFileSync(join(target, "data", "deep", "b"), "utf8"), "B");
      await copy(directory(`${join(folder, "data")}/`), target);
      assert.equal(readFileSync(join(target, "a"), "utf8"), "A");
    });

    it("put a file into a folder that is there, else to exactly the path", async () => {
      await copy(file(join(folder, "data", "a")), target);
      assert.equal(readFileSync(target, "utf8"), "A");
      await copy(file(join(folder, "data", "a")), join(folder, "data", "deep"));
      assert.ok(existsSync(join(folder, "data", "deep", "a")));
    });

    it("put a text into a file, never into a folder", async () => {
      const text = { [specialSigKey]: specialAssetSig, text: "line 'one'\n" };
      await copy(text, target);
      assert.equal(readFileSync(target, "utf8"), "line 'one'\n");
      await assert.rejects(copy(text, join(folder, "data")), /is a directory; a text asset needs the path of a file/);
    });

    it("fail with what the host said", async () => {
      await assert.rejects(
        copy(file(join(folder, "data", "a")), join(folder, "no", "such")),
        /exit status \d+: running "cat > /,
      );
    });
  });
});
