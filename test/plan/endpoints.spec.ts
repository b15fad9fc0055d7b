import assert from "node:assert/strict";
import { endpointFaults } from "../../plan/endpoints";
import { faultText } from "../../plan/fault";

describe("endpointFaults", () => {
  it("accepts an OBS host with the region in its second label, a host of two labels, and no OBS address at all", () => {
    assert.deepEqual(endpointFaults("cn-southwest-2", { obs: "http://obs.test" }), []);
    assert.deepEqual(endpointFaults("cn-southwest-2", { obs: "http://obs.cn-southwest-2.emulator.test/" }), []);
    assert.deepEqual(endpointFaults("cn-southwest-2", { cce: "http://cce.emulator.test/" }), []);
  });

  it("refuses an OBS host that the provider would change", () => {
    assert.deepEqual(endpointFaults("cn-southwest-2", { obs: "http://obs.emulator.test/" }).map(faultText), [
      'obs: got "http://obs.emulator.test/"; the second label of the OBS host must be the region; ' +
        "use http://obs.cn-southwest-2.<domain>/ (provider source, huaweicloud/config/config.go, getObsEndpoint)",
    ]);
  });
});
