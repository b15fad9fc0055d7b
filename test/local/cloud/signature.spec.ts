import assert from "node:assert/strict";
import {
  obsSignature,
  obsStringToSign,
  refuseObsSignature,
  refuseSdkSignature,
  sdkSignature,
  sdkStringToSign,
} from "../../../local/cloud/signature";

const empty = Buffer.alloc(0);

describe("SDK-HMAC-SHA256 signature", () => {
  // API Request Signing Guide, AK/SK signing and authentication algorithm: the worked example of its pages.
  const request = {
    method: "GET",
    path: "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs",
    query: "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
    headers: {
      "content-type": "application/json",
      host: "service.region.example.com",
      "x-sdk-date": "20191115T033655Z",
    },
  };
  const names = ["content-type", "host", "x-sdk-date"];
  const key = { accessKey: "QTWAOYTTINDUT2QVKYUC", secretKey: "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc" };
  const signature = "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe";
  const authorization = `SDK-HMAC-SHA256 Access=${key.accessKey}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  const signed = { ...request, headers: { ...request.headers, authorization } };
  const now = Date.parse("2019-11-15T03:40:00Z");

  it("equals the documented example", () => {
    assert.equal(
      sdkStringToSign(request, names, empty),
      "SDK-HMAC-SHA256\n20191115T033655Z\nb25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a",
    );
    assert.equal(sdkSignature(request, names, empty, key.secretKey), signature);
  });

  it("accepts the documented example and refuses each change to it", () => {
    assert.equal(refuseSdkSignature(signed, empty, key, now), undefined);
    const wrong = "verify aksk signature fail";
    assert.equal(refuseSdkSignature({ ...signed, method: "POST" }, empty, key, now), wrong);
    assert.equal(refuseSdkSignature({ ...signed, path: "/v1/other/vpcs" }, empty, key, now), wrong);
    assert.equal(refuseSdkSignature({ ...signed, query: "limit=3" }, empty, key, now), wrong);
    assert.equal(refuseSdkSignature(signed, Buffer.from("{}"), key, now), wrong);
    assert.equal(refuseSdkSignature(signed, empty, { ...key, secretKey: "other" }, now), wrong);
  });

  it("names the reason for a missing, foreign or old signature", () => {
    assert.equal(refuseSdkSignature(request, empty, key, now), "x-auth-token not found");
    assert.equal(
      refuseSdkSignature(signed, empty, { ...key, accessKey: "OTHER" }, now),
      `Get secretKey failed,ak:${key.accessKey},err:ak not exist`,
    );
    assert.match(refuseSdkSignature(signed, empty, key, now + 16 * 60 * 1000) ?? "", /more than 15 minutes/);
    const garbage = { ...request, headers: { ...request.headers, authorization: "Bearer x" } };
    assert.equal(refuseSdkSignature(garbage, empty, key, now), "authorization header format is invalid");
  });
});

describe("OBS signature", () => {
  // The worked examples of the S3 signature version 2, which OBS takes with the scheme AWS.
  const secretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  const bucket = "johnsmith";
  const vectors: [string, Parameters<typeof obsSignature>[0], string][] = [
    [
      "an object",
      { method: "GET", path: "/photos/puppy.jpg", query: "", headers: { date: "Tue, 27 Mar 2007 19:36:42 +0000" } },
      "bWq2s1WEIj+Ydj0vQ697zp+IXMU=",
    ],
    [
      "an upload with a content type",
      {
        method: "PUT",
        path: "/photos/puppy.jpg",
        query: "",
        headers: { "content-type": "image/jpeg", "content-length": "94328", date: "Tue, 27 Mar 2007 21:15:45 +0000" },
      },
      "MyyxeRY7whkBe+bq8fHCL/2kKUg=",
    ],
    [
      "a listing, whose parameters are not signed",
      {
        method: "GET",
        path: "/",
        query: "prefix=photos&max-keys=50&marker=puppy",
        headers: { date: "Tue, 27 Mar 2007 19:42:41 +0000" },
      },
      "htDYFYduRNen8P9ZfE/s9SuKy0U=",
    ],
    [
      "a sub-resource, which is signed",
      { method: "GET", path: "/", query: "acl", headers: { date: "Tue, 27 Mar 2007 19:44:46 +0000" } },
      "c2WLPFtWHVgbEmeEG93a4cG37dM=",
    ],
  ];

  for (const [what, request, signature] of vectors) {
    it(`equals the documented example of ${what}`, () => {
      assert.equal(obsSignature(request, bucket, "AWS", secretKey), signature);
    });
  }

  it("signs the headers of its own scheme only, and no Date where x-obs-date is sent", () => {
    const request = {
      method: "PUT",
      path: "/",
      query: "storagePolicy&x=1&versionId=a%2Fb",
      headers: { date: "D", "x-obs-date": "O", "x-obs-acl": "private", "x-amz-acl": "public" },
    };
    assert.equal(
      obsStringToSign(request, "b", "OBS"),
      "PUT\n\n\n\nx-obs-acl:private\nx-obs-date:O\n/b/?storagePolicy&versionId=a/b",
    );
    assert.equal(
      obsStringToSign(request, undefined, "AWS"),
      "PUT\n\n\nD\nx-amz-acl:public\n/?storagePolicy&versionId=a/b",
    );
  });

  it("answers OBS's own codes", () => {
    const [, request, signature] = vectors[0] ?? assert.fail();
    const now = Date.parse("Tue, 27 Mar 2007 19:40:00 +0000");
    const key = { accessKey: "AK", secretKey };
    const send = (authorization: string): string | undefined =>
      refuseObsSignature({ ...request, headers: { ...request.headers, authorization } }, bucket, key, now)?.code;
    assert.equal(send(`AWS AK:${signature}`), undefined);
    assert.equal(send(`AWS AK:${signature.toLowerCase()}`), "SignatureDoesNotMatch");
    assert.equal(send(`OBS AK:${signature}x`), "SignatureDoesNotMatch");
    assert.equal(send(`AWS OTHER:${signature}`), "InvalidAccessKeyId");
    assert.equal(refuseObsSignature(request, bucket, key, now)?.code, "AccessDenied");
    assert.equal(
      refuseObsSignature(
        { ...request, headers: { ...request.headers, authorization: `AWS AK:${signature}` } },
        bucket,
        key,
        now + 20 * 60 * 1000,
      )?.code,
      "RequestTimeTooSkewed",
    );
  });
});
