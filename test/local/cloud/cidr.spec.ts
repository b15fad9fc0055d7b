import assert from "node:assert/strict";
import fc from "fast-check";
import { contains, nthAddress, overlaps, parseCidr } from "../../../local/cloud/cidr";
import { isHpcSize } from "../../../local/cloud/flavors";

const range = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 32 }))
  .map(([address, prefix]) => {
    const size = 2 ** (32 - prefix);
    return `${nthAddress("0.0.0.0/0", Math.floor(address / size) * size)}/${prefix}`;
  });

describe("address ranges", () => {
  it("reads a range and refuses what is none", () => {
    assert.deepEqual(parseCidr("10.20.0.0/16"), { first: 169082880, last: 169148415, prefix: 16 });
    for (const text of ["10.20.0.0", "10.20.0.0/33", "10.20.0.1/16", "10.20.0/16", "10.256.0.0/16", "", "*"]) {
      assert.equal(parseCidr(text), undefined, text);
    }
  });

  it("overlaps both ways, and where one contains the other", () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        assert.equal(overlaps(a, b), overlaps(b, a));
        // Ranges of powers of two never overlap in part.
        assert.equal(overlaps(a, b), contains(a, b) || contains(b, a));
      }),
    );
  });

  it("contains its own addresses", () => {
    fc.assert(
      fc.property(range, (each) => {
        const last = parseCidr(each)?.last ?? 0;
        assert.ok(contains(each, nthAddress(each, 0)));
        assert.ok(contains(each, nthAddress("0.0.0.0/0", last)));
        assert.ok(last === 2 ** 32 - 1 || !contains(each, nthAddress("0.0.0.0/0", last + 1)));
      }),
    );
  });
});

describe("sizes of SFS Turbo HPC", () => {
  it("are multiples of 1.2 TiB, rounded down", () => {
    const sold = Array.from({ length: 9 }, (_, n) => Math.floor((n + 1) * 1228.8));
    assert.deepEqual(sold, [1228, 2457, 3686, 4915, 6144, 7372, 8601, 9830, 11059]);
    for (let size = 1; size <= 11059; size += 1) {
      assert.equal(isHpcSize(size), sold.includes(size), String(size));
    }
  });
});
