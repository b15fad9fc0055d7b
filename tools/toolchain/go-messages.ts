/** One of Go's messages, and what to do about it. */
interface Diagnosis {
  pattern: RegExp;
  /** What to say, from the pattern's groups. */
  says: (groups: string[]) => string;
}

const DIAGNOSES: readonly Diagnosis[] = [
  {
    pattern: /no space left on device/,
    says: () =>
      "the disk is full: free 12 GB (Go's caches and ASCEND_STACKS_CACHE take them) and run the same command again",
  },
  {
    pattern: /SECURITY ERROR|checksum mismatch/,
    says: () =>
      "a downloaded module is not the one that go.sum names: clear Go's module cache (`go clean -modcache`) and try again; " +
      "if it happens again, the registry that GOPROXY names changes modules",
  },
  {
    // go: example.com/m@v1.2.3: reading https://…/v1.2.3.mod: 403 Forbidden, and the registry's own words below it
    pattern:
      /(\S+@v\S+?): (?:reading|Get) .*?: (4\d\d [A-Za-z ]+|5\d\d [A-Za-z ]+)(?:\s+server response: *\n?\s*(.*))?/,
    says: ([module = "", status = "", words = ""]) =>
      `the registry refuses module ${module} (${status.trim()}${words === "" ? "" : `: ${words.trim()}`}): ` +
      "set GOPROXY to a registry that has it, or install the Pulumi CLI and its plugins instead of building them",
  },
  {
    pattern: /module lookup disabled by GOPROXY=off/,
    says: () => "GOPROXY=off forbids downloads and Go's module cache lacks a module: set GOPROXY to a module registry",
  },
  {
    pattern:
      /missing go\.sum entry|updates to go\.(?:mod|sum) needed|is not in (?:std|GOROOT)|no required module provides/,
    says: () => "go.mod or go.sum lacks a module that the sources import: restore tools/go from the repository",
  },
  {
    pattern:
      /dial tcp|no such host|TLS handshake timeout|i\/o timeout|proxyconnect|connection (?:refused|reset)|x509: |Get "[^"]*": unexpected EOF/,
    says: () =>
      "the module registry cannot be reached: check the network, GOPROXY and HTTPS_PROXY, and run the same command again; it goes on " +
      "where it stopped",
  },
  {
    pattern: /signal: killed|cannot allocate memory|out of memory/,
    says: () =>
      "the system ended a compiler, most likely for lack of memory (6 GB are needed): free memory and run the same command again; it goes " +
      "on where it stopped",
  },
];

/** What a `go` command's output says about why it failed, with the remedy, or undefined if only a reader can tell. */
export function diagnose(output: string): string | undefined {
  for (const { pattern, says } of DIAGNOSES) {
    const match = pattern.exec(output);
    if (match !== null) return says(match.slice(1).map((group: string | undefined) => group ?? ""));
  }
  return undefined;
}
