import assert from "node:assert/strict";
import { faultText, isRejected, requirePlan } from "../../plan/fault";
import { isBuildName, isPinned, planRegistry, type RegistryRequest } from "../../plan/registry";

const REQUEST: RegistryRequest = {
  organization: "team",
  existing: false,
  repositories: [{ name: "vllm", category: "framework_app" }],
  sharedWith: [],
  builds: [],
};
const BUILD = { name: "vllm", dockerfile: "images/vllm/Dockerfile", baseImage: "quay.io/ascend/vllm-ascend:v0.9.1" };
const DIGEST = `quay.io/ascend/vllm-ascend@sha256:${"0a".repeat(32)}`;

function sentences(change: Partial<RegistryRequest>): string[] {
  const answer = planRegistry({ ...REQUEST, ...change }, (path) => path.endsWith("Dockerfile"));
  return isRejected(answer) ? answer.map(faultText) : [];
}

describe("planRegistry", () => {
  it("builds in the Dockerfile's folder, or in the one that is given", () => {
    const builds = [BUILD, { ...BUILD, dockerfile: "Dockerfile" }, { ...BUILD, context: "images", tag: "1.0" }];
    const plan = requirePlan(
      "registry",
      planRegistry({ ...REQUEST, builds }, () => true),
    );
    assert.deepEqual(
      plan.builds.map(({ context }) => context),
      ["images/vllm", ".", "images"],
    );
    assert.deepEqual({ ...plan, builds: [] }, REQUEST);
  });

  it("refuses bad names, unknown categories, and two ways to keep images", () => {
    assert.deepEqual(
      sentences({
        organization: "Team",
        repositories: [
          { name: "a..b", category: "framwork_app" },
          { name: "b", category: "linux", keepTags: 1, keepDays: 2 },
        ],
      }),
      [
        'organization: got "Team"; the name of an SWR organization has lower-case letters, digits, hyphens, underscores and periods only ' +
          "(SWR API reference, creating an organization)",
        'repositories[0].name: got "a..b"; the name of an SWR repository has lower-case letters and digits, between them a period, a ' +
          "hyphen, or one or two underscores only (provider documentation, huaweicloud_swr_repository, name)",
        'repositories[0].category: got "framwork_app"; did you mean "framework_app"? ' +
          "(provider documentation, huaweicloud_swr_repository, category)",
        "repositories[1].keepDays: got 2; a repository keeps images by number or by age; leave keepTags or keepDays out " +
          "(provider documentation, huaweicloud_swr_image_retention_policy, type)",
      ],
    );
  });

  it("accepts either way to keep images", () => {
    const repository = { name: "a", category: "arm" };
    assert.deepEqual(sentences({ repositories: [{ ...repository, keepTags: 1 }] }), []);
    assert.deepEqual(sentences({ repositories: [{ ...repository, keepDays: 1 }] }), []);
  });

  it("refuses to share no repository", () => {
    assert.deepEqual(sentences({ sharedWith: ["partner"] }), []);
    assert.deepEqual(sentences({ sharedWith: ["partner"], repositories: [] }), [
      "sharedWith: got accounts; repositories are shared one by one, and there are none; add those to share to repositories " +
        "(provider documentation, huaweicloud_swr_repository_sharing, repository)",
    ]);
  });

  it("refuses builds without repository, Dockerfile or pins, all at once", () => {
    const build = { name: "vlm", dockerfile: "nowhere", baseImage: "quay.io/ascend/vllm-ascend:latest", tag: "latest" };
    assert.deepEqual(sentences({ builds: [BUILD, build] }), [
      'builds[1].name: got "vlm"; did you mean "vllm"?',
      'builds[1].dockerfile: got "nowhere"; there is no such file; the path is relative to the folder of Pulumi.yaml',
      'builds[1].baseImage: got "quay.io/ascend/vllm-ascend:latest"; the image behind it changes with time; name a tag other than latest, or a digest',
      'builds[1].tag: got "latest"; the image behind it would change with time; name another tag, or leave it out for one made from the content',
    ]);
  });
});

describe("isBuildName", () => {
  it("tells the name of an image to build from an address", () => {
    assert.deepEqual(["vllm", "my-image_1.0", "a/b:1", "a/b", "a:1", DIGEST].map(isBuildName), [
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("isPinned", () => {
  for (const [image, pinned] of [
    ["a/b:1.0", true],
    ["registry:5000/a/b:1.0", true],
    [DIGEST, true],
    ["a/b:latest", false],
    ["a/b", false],
    ["registry:5000/a/b", false],
    ["a/b@sha256:0a", false],
  ] as const) {
    it(`says ${pinned ? "yes" : "no"} to ${image}`, () => {
      assert.equal(isPinned(image), pinned);
    });
  }
});
