import assert from "node:assert/strict";
import { diagnose } from "../../tools/toolchain/go-messages";

describe("what Go's messages mean", () => {
  const cases: [string, string, RegExp][] = [
    [
      "a module that the registry refuses",
      "go: example.com/some/module@v3.270.0: reading http://registry.test/example.com/some/module/@v/v3.270.0.info: 403 Forbidden\n" +
        "\tserver response: This module version is not available.",
      /^the registry refuses module example\.com\/some\/module@v3\.270\.0 \(403 Forbidden: This module version is not available\.\): set GOPROXY/,
    ],
    [
      "a module that is not there",
      "go: example.com/m@v1.0.0: reading http://registry.test/example.com/m/@v/v1.0.0.zip: 404 Not Found",
      /^the registry refuses module example\.com\/m@v1\.0\.0 \(404 Not Found\)/,
    ],
    [
      "a registry that cannot be reached",
      'example.com/m@v0.8.0: Get "http://127.0.0.1:9/example.com/m/@v/v0.8.0.zip": dial tcp 127.0.0.1:9: connect: connection refused',
      /registry cannot be reached: check the network, GOPROXY and HTTPS_PROXY/,
    ],
    ["downloads forbidden", "module lookup disabled by GOPROXY=off", /GOPROXY=off forbids downloads/],
    ["a full disk", "mkdir /c/b001: no space left on device", /disk is full: free 12 GB/],
    ["a changed module", "verifying m@v1: checksum mismatch\n\nSECURITY ERROR", /not the one that go\.sum names/],
    ["a compiler that was ended", "github.com/x/y: /usr/go/compile: signal: killed", /lack of memory/],
    [
      "an incomplete go.sum",
      "main.go:2:8: missing go.sum entry for module providing package example.com/m (imported by x); to add:",
      /restore tools\/go/,
    ],
  ];
  for (const [name, output, expected] of cases) {
    it(name, () => {
      assert.match(diagnose(output) ?? "(nothing)", expected);
    });
  }

  it("an error in a source is left to the reader", () => {
    assert.equal(diagnose("# example.com/m\n./main.go:7:2: syntax error: unexpected EOF, expecting }"), undefined);
  });
});
