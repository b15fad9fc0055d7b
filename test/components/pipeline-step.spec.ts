import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { PipelineStep, type PipelineStepArgs } from "../../components";
import { stepFingerprint } from "../../components/pipeline-step";
import { only, register, valueOf } from "../support/mock-engine";
import { podProgram, runPod, type ShellRun, type StandIns, standIns } from "../support/stand-ins";

const JOB = "kubernetes:batch.volcano.sh/v1alpha1:Job";

const STEP: PipelineStepArgs = {
  stepName: "llama2-13b-convert",
  runName: "llama2-13b",
  namespace: "llm-train",
  image: "registry.example.com/team/train@sha256:1",
  claimName: "share",
  command: 'convert --from "$WEIGHTS" --to "$STEP_OUTPUT"',
  environment: [{ name: "WEIGHTS", value: "/mnt/sfs_turbo/models/llama2-13b" }],
  npus: 8,
  inputs: { weights: "sha256:weights", data: "sha256:data" },
  outputPath: "/mnt/sfs_turbo/converted/llama2 13b",
};

const fingerprintOf = (change: Partial<PipelineStepArgs> = {}) => valueOf(stepFingerprint({ ...STEP, ...change }));

describe("PipelineStep", function () {
  this.timeout(30_000);

  describe("fingerprint", () => {
    const reruns: Partial<PipelineStepArgs>[] = [
      { image: "registry.example.com/team/train@sha256:2" },
      { command: "convert --again" },
      { npus: 4 },
      { nodes: 2 },
      { inputs: { ...STEP.inputs, data: "sha256:other" } },
      { inputs: { ...STEP.inputs, more: "" } },
      { environment: [] },
      { environment: [{ name: "WEIGHTS", value: "/mnt/sfs_turbo/models/other" }] },
      { configuration: { name: "settings-1", mountPath: "/etc/settings" } },
      { runId: "second" },
    ];
    for (const change of reruns) {
      it(`is another one with another ${Object.keys(change).join()}: ${JSON.stringify(change)}`, async () => {
        assert.notEqual(await fingerprintOf(change), await fingerprintOf());
      });
    }

    const keeps: Partial<PipelineStepArgs>[] = [
      { queue: "training" },
      { namespace: "other" },
      { claimName: "other" },
      { serviceAccountName: "workload" },
      { priorityClassName: "high" },
      { secretEnvironment: [{ name: "HF_TOKEN", secretName: "hub", key: "token" }] },
      { timeLimitMinutes: 10 },
      { maxRetry: 1 },
      { cpuCores: 4, memoryGiB: 8 },
      { inputs: { data: "sha256:data", weights: "sha256:weights" } },
      { nodes: 1 },
    ];
    for (const change of keeps) {
      it(`stays with another ${Object.keys(change).join(" and ")}`, async () => {
        assert.equal(await fingerprintOf(change), await fingerprintOf());
      });
    }

    it("is the same with the variables in another order, and another one where two inputs change places", async () => {
      const first = { name: "A", value: "1" };
      const second = { name: "B", value: "2" };
      assert.equal(
        await fingerprintOf({ environment: [first, second] }),
        await fingerprintOf({ environment: [second, first] }),
      );
      assert.notEqual(
        await fingerprintOf({ inputs: { weights: "a", data: "b" } }),
        await fingerprintOf({ inputs: { weights: "b", data: "a" } }),
      );
    });

    it("takes outputs of other resources", async () => {
      const inputs = { weights: pulumi.output("sha256:weights"), data: pulumi.output("sha256:data") };
      assert.equal(await fingerprintOf({ inputs }), await fingerprintOf());
    });
  });

  it("names all arguments that no step can be made from", () => {
    const wrong = { ...STEP, stepName: "Convert", runName: "", inputs: { image: "x" }, outputPath: "out/" };
    assert.throws(
      () => new PipelineStep("step", wrong),
      (error: Error) =>
        ["stepName: got", "runName: got", "inputs.image: got", "outputPath: got"].every((text) =>
          error.message.includes(text),
        ),
    );
  });

  it("waits for the end of its job, and keeps secrets out of the manifest", async () => {
    const all = await register(
      () =>
        new PipelineStep("step", {
          ...STEP,
          kubeconfig: "kubeconfig",
          secretEnvironment: [{ name: "HF_TOKEN", secretName: "hub", key: "token" }],
        }),
    );
    const watch = only(
      all.filter(({ name }) => !name.endsWith("-revision")),
      "command:local:Command",
    );
    const { value: environment } = watch.inputs["environment"] as { value: Record<string, string> };
    assert.deepEqual([environment["WAIT_FOR"], environment["TIME_LIMIT_MINUTES"]], ["Completed", "1440"]);
    assert(watch.options.secretOutputs.includes("environment"));
    const job = JSON.stringify(only(all, JOB).inputs["spec"]);
    assert.match(job, /\{"name":"HF_TOKEN","valueFrom":\{"secretKeyRef":\{"key":"token","name":"hub"\}\}\}/);
    assert(job.includes('"ascend-stacks/fingerprint"'));
  });

  describe("in its pods", () => {
    let folder: string;
    let share: string;
    let programs: StandIns;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "pipeline step "));
      share = join(folder, "share");
      mkdirSync(share);
      programs = standIns(join(folder, "bin"), {
        convert: {
          environment: ["STEP_FINGERPRINT", "WEIGHTS"],
          creates: { "{--to}/model": "weights" },
          stdout: "converted\n",
        },
      });
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    const output = () => join(share, "converted/llama2 13b");
    const read = (path: string) => readFileSync(join(share, path), "utf8");

    async function inputsOf(change: Partial<PipelineStepArgs> = {}): Promise<Record<string, unknown>> {
      return only(await register(() => new PipelineStep("step", { ...STEP, ...change })), JOB).inputs;
    }

    async function run(change: Partial<PipelineStepArgs> = {}, env: Record<string, string> = {}): Promise<ShellRun> {
      return runPod(await inputsOf(change), { share, standIns: programs, env });
    }

    it("runs its command once, marks the result last, and writes the log", async () => {
      const { code, output: said } = await run();
      assert.equal(code, 0, said);
      const fingerprint = String(await fingerprintOf());
      assert.deepEqual(
        programs.calls().map(({ args, environment }) => ({ args, environment })),
        [
          {
            args: ["--from", join(share, "models/llama2-13b"), "--to", output()],
            environment: { STEP_FINGERPRINT: fingerprint, WEIGHTS: join(share, "models/llama2-13b") },
          },
        ],
      );
      assert.equal(read("converted/llama2 13b.complete"), `${fingerprint}\n`);
      const log = read("saved_dir_for_output/llama2-13b/logs/llama2-13b-convert-0.log");
      assert.match(log, /begins at \d{4}-.*node rank 0 of 1\nconverted\n.*ended well/s);
      assert(said.includes("converted\n"), "the log is shown by kubectl logs as well");
    });

    it("does nothing where the result is complete", async () => {
      await run();
      programs.clear();
      const { code, output: said } = await run();
      assert.deepEqual([code, programs.calls()], [0, []]);
      assert.match(said, /is complete.*nothing to do/);
    });

    it("runs in each pod where its output is what counts", async () => {
      const always = { environment: [...(STEP.environment ?? []), { name: "STEP_EVERY_TIME", value: "1" }] };
      await run(always);
      const { code, output: said } = await run(always);
      assert.deepEqual([code, programs.calls().length], [0, 2]);
      assert(said.includes("converted\n"), said);
      assert.deepEqual(
        readdirSync(join(share, "converted")).filter((name) => name.includes("replaced")),
        [],
      );
    });

    it("runs again where the result is gone, or was made by an attempt that did not end", async () => {
      await run();
      rmSync(output(), { recursive: true });
      programs.clear();
      await run();
      assert.equal(programs.calls().length, 1);
      rmSync(`${output()}.complete`);
      await run();
      assert.equal(programs.calls().length, 2);
      assert.deepEqual(readdirSync(join(share, "converted")).sort(), [
        "llama2 13b",
        "llama2 13b.begun",
        "llama2 13b.complete",
      ]);
    });

    it("keeps what other inputs gave, beside the new result", async () => {
      await run();
      writeFileSync(join(output(), "note"), "first");
      const before = String(await fingerprintOf()).slice(0, 12);
      const { output: said } = await run({ runId: "second" });
      assert.match(said, /the inputs are others/);
      assert.deepEqual(readdirSync(output()), ["model"]);
      assert.equal(read(`converted/llama2 13b.replaced-${before}/note`), "first");
      // And back: the old content does not count as the result, it is made again.
      programs.clear();
      await run();
      assert.equal(programs.calls().length, 1);
    });

    it("goes on in the same folder after a failed attempt", async () => {
      programs = standIns(programs.folder, { convert: { creates: { "{--to}/part": "1" }, exitCode: [3, 0] } });
      const first = await run();
      assert.equal(first.code, 3);
      assert.match(first.output, /failed with exit code 3/);
      assert(!existsSync(`${output()}.complete`));
      const second = await run();
      assert.equal(second.code, 0);
      assert.deepEqual(
        readdirSync(join(share, "converted")).filter((name) => name.includes("replaced")),
        [],
      );
    });

    it("fails where a word in the middle of its command fails, or where there is no result", async () => {
      const { code } = await run({ command: "false; convert --to /mnt/sfs_turbo/x" });
      assert.deepEqual([code, programs.calls()], [1, []]);
      const piped = await run({ command: "false | cat; convert" });
      assert.equal(piped.code, 1);
      const nothing = await run({ command: "true" });
      assert.equal(nothing.code, 1);
      assert.match(nothing.output, /there is nothing at/);
    });

    it("is ended by its deadline, with an exit code of its own", async () => {
      programs = standIns(programs.folder, { convert: { seconds: 30 } });
      const inputs = await inputsOf({ deadlineMinutes: 1 });
      const { code, output: said } = await runPod(inputs, {
        share,
        standIns: programs,
        env: { STEP_DEADLINE_SECONDS: "1" },
      });
      assert.equal(code, 124, said);
      assert.match(said, /was ended by its deadline/);
      assert.equal(podProgram(inputs).env["STEP_DEADLINE_SECONDS"], "60");
      const { policies } = inputs["spec"] as { policies: unknown[] };
      assert.deepEqual(policies[0], { exitCode: 124, action: "TerminateJob" });
    });

    it("is complete on several nodes only when all have ended well, in the same attempt", async () => {
      programs = standIns(programs.folder, {
        convert: { environment: ["NODE_RANK"], creates: { "{--to}/of-node-$NODE_RANK": "part" } },
      });
      const inputs = await inputsOf({ nodes: 2 });
      const pod = (rank: number, env: Record<string, string> = {}) =>
        runPod(inputs, { rank, share, standIns: programs, env: { STEP_POLL_SECONDS: "0.1", ...env } });
      // What an earlier attempt left does not count.
      mkdirSync(`${output()}.ended`, { recursive: true });
      writeFileSync(`${output()}.ended/llama2-13b-convert-uid-9-1`, "");
      const first = pod(0);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      assert(existsSync(join(output(), "of-node-0")));
      assert(!existsSync(`${output()}.complete`), "it was complete before node 1 had begun");
      const second = await pod(1);
      assert.equal(second.code, 0, second.output);
      assert.equal((await first).code, 0);
      assert(existsSync(`${output()}.complete`));
      assert(!existsSync(`${output()}.ended`));
      assert.deepEqual(readdirSync(join(share, "saved_dir_for_output/llama2-13b/logs")).sort(), [
        "llama2-13b-convert-0.log",
        "llama2-13b-convert-1.log",
      ]);
    });

    it("lets no node begin before the first has put an older result aside", async () => {
      mkdirSync(output(), { recursive: true });
      writeFileSync(`${output()}.begun`, "another\n");
      const inputs = await inputsOf({ nodes: 2 });
      const pod = (rank: number) =>
        runPod(inputs, { rank, share, standIns: programs, env: { STEP_POLL_SECONDS: "0.1" } });
      const second = pod(1);
      await new Promise((resolve) => setTimeout(resolve, 700));
      assert.deepEqual(programs.calls(), []);
      assert.equal((await pod(0)).code, 0);
      assert.equal((await second).code, 0);
      assert.equal(programs.calls().length, 2);
    });

    it("finds the interface that holds the node's address, unless it is told one", async () => {
      const names = ["GLOO_SOCKET_IFNAME", "TP_SOCKET_IFNAME", "HCCL_SOCKET_IFNAME"];
      programs = standIns(programs.folder, { convert: { environment: names, creates: { "{--to}/model": "" } } });
      await run();
      await run({ networkInterface: "eth7", runId: "2" });
      assert.deepEqual(
        programs.calls().map(({ environment }) => names.map((name) => environment[name])),
        [names.map(() => "enp67s0f5"), names.map(() => "eth7")],
      );
    });

    it("sees its command as it is written, with signs that Kubernetes would read", async () => {
      programs = standIns(programs.folder, { convert: { creates: { "{--to}/model": "" } } });
      const { code, output: said } = await run({
        command: 'ip() { echo called; }; echo "$(ip) $(pwd)" "$$"; convert --to "$STEP_OUTPUT"',
      });
      assert.equal(code, 0, said);
      assert.match(said, /called \/.* \d+\n/);
    });
  });
});
