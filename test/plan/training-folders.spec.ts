import assert from "node:assert/strict";
import { faultText } from "../../plan/fault";
import { tokenizerPatch } from "../../plan/tokenizer-patch";
import { sharedCheckpointFaults } from "../../plan/training-folders";

describe("sharedCheckpointFaults", () => {
  const run = (name: string, checkpointPath?: string) => ({
    name,
    ...(checkpointPath === undefined ? {} : { checkpointPath }),
  });

  it("has nothing against runs that write where no other does", () => {
    assert.deepEqual(sharedCheckpointFaults([run("a", "/x"), run("b", "/y"), run("c"), run("d"), undefined]), []);
  });

  it("names the run that writes there already", () => {
    const faults = sharedCheckpointFaults([run("a", "/x"), undefined, run("b", "/x")]);
    assert.deepEqual(
      faults.map(({ path, got }) => [path, got]),
      [["[2].checkpoints", "/x"]],
    );
    assert.match(faults.map(faultText).join(), /a writes its checkpoints there too/);
  });

  it("leaves runs of the same name to the rule about names", () => {
    assert.deepEqual(sharedCheckpointFaults([run("a", "/x"), run("a", "/x")]), []);
  });
});

describe("tokenizerPatch", () => {
  const PATCH = "--- a/tokenizer.py\n+++ b/tokenizer.py\n@@ -1 +1 @@\n-a\n+b\n";
  const sentence = (content: string | undefined): string => {
    const answer = tokenizerPatch("a.patch", content === undefined ? undefined : Buffer.from(content));
    assert.ok(Array.isArray(answer));
    return answer.map(faultText).join();
  };

  it("is the text of a patch, as git writes it or with lines before it", () => {
    assert.deepEqual(tokenizerPatch("a.patch", Buffer.from(PATCH)), { text: PATCH });
    const withHead = `diff --git a/tokenizer.py b/tokenizer.py\nindex 1..2\n${PATCH}`;
    assert.deepEqual(tokenizerPatch("a.patch", Buffer.from(withHead)), { text: withHead });
  });

  it("is refused where there is no file, where it is none, and where it is too large", () => {
    assert.match(sentence(undefined), /^tokenizerPatch: got "a\.patch", where there is no file; name a file/);
    assert.match(sentence("text\n"), /got a file that is no patch; write it with: git diff --no-index/);
    assert.match(sentence(PATCH + " ".repeat(600_000)), /got a file of \d+ bytes; a patch has at most 524288 bytes/);
  });
});
