import assert from "node:assert/strict";
import { type Answer, makeGround, makeShare, makeTarget, startTestCloud, type TestCloud } from "../client";

describe("configurations of OBS buckets of the local cloud", () => {
  let test: TestCloud;
  beforeEach(async () => {
    test = await startTestCloud();
    await test.obs("PUT", "data", "/");
  });
  afterEach(() => test.end());

  const code = (answer: Answer): unknown[] => [answer.status, /<Code>(.*)<\/Code>/.exec(answer.text)?.[1]];
  const configure = (name: string, body: string, bucket = "data"): Promise<Answer> =>
    test.obs("PUT", bucket, `/?${name}`, { body });

  it("lifecycle rules have a status, actions with days, and no overlap", async () => {
    const rule = (actions: string, id = "a", prefix = "", status = "Enabled"): string =>
      `<Rule><ID>${id}</ID><Prefix>${prefix}</Prefix><Status>${status}</Status>${actions}</Rule>`;
    const put = (...rules: string[]): Promise<Answer> =>
      configure("lifecycle", `<LifecycleConfiguration>${rules.join("")}</LifecycleConfiguration>`);
    const expire = "<Expiration><Days>5</Days></Expiration>";
    const abort =
      "<AbortIncompleteMultipartUpload><DaysAfterInitiation>7</DaysAfterInitiation></AbortIncompleteMultipartUpload>";
    const move = (days: number, to: string): string =>
      `<Transition><Days>${days}</Days><StorageClass>${to}</StorageClass></Transition>`;
    const wrong: [string[], string][] = [
      [[rule(expire, "a", "", "On")], "MalformedXML"],
      [[], "MalformedXML"],
      [[rule("")], "InvalidArgument"],
      [[rule("<Expiration><Days>0</Days></Expiration>")], "InvalidArgument"],
      [[rule(move(29, "WARM"))], "InvalidArgument"],
      [[rule(move(59, "GLACIER"))], "InvalidArgument"],
      [[rule(move(90, "PAPER"))], "InvalidArgument"],
      [[rule(expire, "a"), rule(expire, "b", "logs/")], "InvalidArgument"],
      [[rule(expire, "a", "x"), rule(expire, "a", "y")], "InvalidArgument"],
    ];
    for (const [rules, expected] of wrong) {
      assert.deepEqual(code(await put(...rules)), [400, expected], rules.join());
    }
    assert.equal((await put(rule(expire + abort), rule(move(60, "COLD"), "b", "archive/"))).status, 200);
    assert.equal((await put(rule(expire), rule(expire, "b", "logs/", "Disabled"))).status, 200);
    assert.match((await test.obs("GET", "data", "/?lifecycle")).text, /<Days>5<\/Days>/);
    assert.equal((await test.obs("DELETE", "data", "/?lifecycle")).status, 204);
    assert.deepEqual(code(await test.obs("GET", "data", "/?lifecycle")), [404, "NoSuchLifecycleConfiguration"]);
  });

  it("access logs go to a bucket that takes them, by an agency of OBS or the group for logs", async () => {
    const log = (agency: string, target = "logs"): Promise<Answer> =>
      configure(
        "logging",
        `<BucketLoggingStatus>${agency === "" ? "" : `<Agency>${agency}</Agency>`}<LoggingEnabled>` +
          `<TargetBucket>${target}</TargetBucket><TargetPrefix>data/</TargetPrefix></LoggingEnabled></BucketLoggingStatus>`,
      );
    const agency = (name: string, service: string): Promise<Answer> =>
      test.call("POST", "iam", "/v3.0/OS-AGENCY/agencies", {
        agency: { name, domain_id: test.cloud.context.credentials.domainId, trust_domain_name: service },
      });
    await test.obs("PUT", "logs", "/");
    await agency("for-obs", "op_svc_obs");
    await agency("for-ecs", "op_svc_ecs");
    assert.deepEqual(code(await log("for-obs", "none")), [400, "InvalidTargetBucketForLogging"]);
    assert.deepEqual(code(await log("")), [400, "InvalidTargetBucketForLogging"]);
    assert.deepEqual(code(await log("none")), [400, "InvalidArgument"]);
    assert.deepEqual(code(await log("for-ecs")), [400, "InvalidArgument"]);
    assert.equal((await log("for-obs")).status, 200);
    assert.match((await test.obs("GET", "data", "/?logging")).text, /<TargetPrefix>data\/<.*/);
    await test.obs("PUT", "logs", "/?acl", { headers: { "x-obs-acl": "log-delivery-write" } });
    assert.equal((await log("")).status, 200);
    await configure("logging", "<BucketLoggingStatus></BucketLoggingStatus>");
    assert.doesNotMatch((await test.obs("GET", "data", "/?logging")).text, /LoggingEnabled/);
  });

  it("encryption needs a KMS key that can be used, for the bucket and for each object", async () => {
    const kms = (verb: string, body: object): Promise<Answer> =>
      test.call("POST", "kms", `/v1.0/{project}/kms/${verb}`, body);
    const { key_info: key } = (await kms("create-key", { key_alias: "data" })).json<{ key_info: { key_id: string } }>();
    await test.until(
      () => kms("describe-key", { key_id: key.key_id }),
      (answer) => answer.json<{ key_info: { key_state: string } }>().key_info.key_state === "2",
    );
    const headers = (id: string): Record<string, string> => ({
      "x-obs-server-side-encryption": "kms",
      "x-obs-server-side-encryption-kms-key-id": id,
    });
    assert.deepEqual(code(await test.obs("PUT", "secret", "/", { headers: headers("none") })), [
      400,
      "InvalidArgument",
    ]);
    assert.equal((await test.obs("PUT", "secret", "/", { headers: headers(key.key_id) })).status, 200);
    assert.match((await test.obs("GET", "secret", "/?encryption")).text, new RegExp(`<KMSMasterKeyID>${key.key_id}<`));
    const put = await test.obs("PUT", "secret", "/a", { body: "x" });
    assert.equal(put.headers["x-obs-server-side-encryption-kms-key-id"], key.key_id);
    await kms("disable-key", { key_id: key.key_id });
    assert.deepEqual(code(await test.obs("PUT", "secret", "/b", { body: "x" })), [400, "InvalidArgument"]);
    const rule = (algorithm: string): string =>
      "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>" +
      `<SSEAlgorithm>${algorithm}</SSEAlgorithm>` +
      "</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>";
    assert.deepEqual(code(await configure("encryption", rule("rot13"))), [400, "InvalidEncryptionAlgorithmError"]);
    assert.equal((await configure("encryption", rule("AES256"))).status, 200);
  });

  it("encryption is refused while SFS Turbo is linked to the bucket", async () => {
    const share = await makeShare(test, await makeGround(test));
    const target = await makeTarget(test, share, "data");
    const encrypt = (): Promise<Answer> =>
      configure(
        "encryption",
        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>" +
          "</ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>",
      );
    assert.deepEqual(code(await encrypt()), [409, "OperationAborted"]);
    await test.call("DELETE", "sfs-turbo", `/v1/{project}/sfs-turbo/shares/${share}/targets/${target}`);
    assert.equal((await encrypt()).status, 200);
  });

  it("policies are checked, TLS-only ones among them", async () => {
    const statement = {
      Sid: "tls-only",
      Effect: "Deny",
      Principal: { ID: ["*"] },
      Action: ["*"],
      Resource: ["data", "data/*"],
      Condition: { Bool: { SecureTransport: ["false"] } },
    };
    const put = (settings: object): Promise<Answer> =>
      configure("policy", JSON.stringify({ Statement: [{ ...statement, ...settings }] }));
    for (const wrong of [
      { Effect: "Perhaps" },
      { Principal: undefined },
      { NotAction: ["*"] },
      { Resource: ["other/*"] },
      { Condition: { Boolean: { SecureTransport: ["false"] } } },
      { Condition: { Bool: { SecureTransport: ["no"] } } },
    ]) {
      assert.deepEqual(code(await put(wrong)), [400, "MalformedPolicy"], JSON.stringify(wrong));
    }
    assert.equal((await put({})).status, 204);
    assert.equal((await test.obs("PUT", "data", "/a", { body: "x" })).status, 200, "the local cloud stands for HTTPS");
  });

  it("ACLs show whom they let do what", async () => {
    const put = (acl: string): Promise<Answer> => test.obs("PUT", "data", "/?acl", { headers: { "x-obs-acl": acl } });
    assert.deepEqual(code(await put("secret")), [400, "InvalidArgument"]);
    await put("log-delivery-write");
    const { text } = await test.obs("GET", "data", "/?acl");
    assert.match(text, /<Canned>LogDelivery<\/Canned><\/Grantee><Permission>WRITE</);
    const grant = (permission: string): string =>
      "<AccessControlPolicy><AccessControlList><Grant><Grantee><Canned>Everyone</Canned></Grantee>" +
      `<Permission>${permission}</Permission></Grant></AccessControlList></AccessControlPolicy>`;
    assert.deepEqual(code(await configure("acl", grant("SHOUT"))), [400, "MalformedACLError"]);
    assert.equal((await configure("acl", grant("READ"))).status, 200);
    await configure(
      "publicAccessBlock",
      "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>",
    );
    assert.deepEqual(code(await configure("acl", grant("READ"))), [403, "AccessDenied"]);
  });

  it("versions are listed in pages and deleted one by one or together", async () => {
    await configure("versioning", "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
    for (const body of ["1", "2", "3"]) {
      await test.obs("PUT", "data", "/a", { body });
    }
    await test.obs("DELETE", "data", "/a");
    await test.obs("PUT", "data", "/b/c", { body: "4" });
    const seen: string[] = [];
    let query = "";
    for (;;) {
      const { text } = await test.obs("GET", "data", `/?versions&max-keys=2${query}`);
      seen.push(...[...text.matchAll(/<VersionId>(\w+)<\/VersionId>/g)].map((match) => match[1] ?? ""));
      const [, key, version] = /<NextKeyMarker>(.*)<\/NextKeyMarker><NextVersionIdMarker>(\w*)</.exec(text) ?? [];
      if (key === undefined) {
        assert.match(text, /<IsTruncated>false</);
        break;
      }
      query = `&key-marker=${encodeURIComponent(key)}&version-id-marker=${version ?? ""}`;
    }
    assert.equal(new Set(seen).size, 5);
    const grouped = (await test.obs("GET", "data", "/?versions&delimiter=%2F")).text;
    assert.match(grouped, /<CommonPrefixes><Prefix>b\/<\/Prefix>/);
    const all = seen.map(
      (id, index) => `<Object><Key>${index < 4 ? "a" : "b/c"}</Key><VersionId>${id}</VersionId></Object>`,
    );
    await test.obs("POST", "data", "/?delete", { body: `<Delete>${all.join("")}</Delete>` });
    assert.equal((await test.obs("DELETE", "data", "/")).status, 204);
  });
});
