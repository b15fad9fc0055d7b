import assert from "node:assert/strict";
import { faultText, isRejected } from "../../plan/fault";
import { planObservability, type ObservabilityRequest } from "../../plan/observability";
import { classDefaults } from "../../plan/platform-class";

const PRODUCTION = classDefaults("production");
const DEVELOPMENT = classDefaults("development");

function sentences(request: ObservabilityRequest): string[] {
  const answer = planObservability(request, PRODUCTION);
  return isRejected(answer) ? answer.map(faultText) : [];
}

describe("planObservability", () => {
  it("keeps logs for 30 days in production, and none in development", () => {
    assert.deepEqual(planObservability({ prometheus: false }, PRODUCTION), {
      prometheus: false,
      logs: { retentionDays: 30 },
    });
    assert.deepEqual(planObservability({ prometheus: true }, DEVELOPMENT), { prometheus: true });
  });

  it("keeps logs as it is told", () => {
    const logs = (request: NonNullable<ObservabilityRequest["logs"]>, defaults = PRODUCTION) => {
      const answer = planObservability({ prometheus: false, logs: request }, defaults);
      return isRejected(answer) ? assert.fail() : answer.logs?.retentionDays;
    };
    assert.equal(logs({ enabled: true, retentionDays: 365 }), 365);
    assert.equal(logs({ enabled: true }), 30);
    assert.equal(logs({ enabled: true }, DEVELOPMENT), 7);
    assert.equal(logs({ enabled: false, retentionDays: 365 }), undefined);
  });

  const TOPIC = "urn:smn:cn-southwest-2:0a1b2c3d4e5f60718293a4b5c6d7e8f9:alarms";

  it("accepts alarms with and without a topic of the user's", () => {
    for (const alarms of [{}, { topic: TOPIC }]) {
      const answer = planObservability({ prometheus: true, alarms }, DEVELOPMENT);
      assert.deepEqual(answer, { prometheus: true, alarms });
    }
  });

  it("refuses alarms without metrics, and a topic by another name", () => {
    assert.deepEqual(sentences({ prometheus: false, alarms: { topic: "alarms" } }), [
      "alarms: got alarms without metrics; alarms look at metrics of Prometheus; set prometheus to true, or leave alarms out",
      'alarms.topic: got "alarms"; a topic is named by its URN, as urn:smn:cn-southwest-2:<project id>:<name> ' +
        "(provider documentation, huaweicloud_smn_topic, topic_urn)",
    ]);
    assert.equal(sentences({ prometheus: true, alarms: { topic: `${TOPIC}:x` } }).length, 1);
    assert.equal(sentences({ prometheus: true, alarms: { topic: `x${TOPIC}` } }).length, 1);
  });
});
