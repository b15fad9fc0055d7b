import type { Fault } from "./fault";

/**
 * Checks the addresses of services. The provider takes the second label of the OBS host for the region and overwrites it
 * where there are three or more, so a host with another second label would be changed in silence.
 */
export function endpointFaults(region: string, endpoints: Readonly<Record<string, string | undefined>>): Fault[] {
  const { obs } = endpoints;
  if (obs === undefined) {
    return [];
  }
  const labels = new URL(obs).hostname.split(".");
  if (labels.length < 3 || labels[1] === region) {
    return [];
  }
  const rule = `the second label of the OBS host must be the region; use http://obs.${region}.<domain>/`;
  const source = [{ page: "provider source, huaweicloud/config/config.go, getObsEndpoint" }];
  return [{ path: "obs", got: obs, rule, source }];
}
