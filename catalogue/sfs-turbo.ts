/** What SFS Turbo HPC sells. */
export const SFS_TURBO_HPC = {
  /** Bandwidth per TiB, as the cloud spells it, and in MB/s; `minSizeGiB` is the smallest file system of that kind. */
  bandwidths: [
    { hpcBandwidth: "20M", MBpsPerTiB: 20, minSizeGiB: 3686 },
    { hpcBandwidth: "40M", MBpsPerTiB: 40, minSizeGiB: 1228 },
    { hpcBandwidth: "125M", MBpsPerTiB: 125, minSizeGiB: 1228 },
    { hpcBandwidth: "250M", MBpsPerTiB: 250, minSizeGiB: 1228 },
    { hpcBandwidth: "500M", MBpsPerTiB: 500, minSizeGiB: 1228 },
    { hpcBandwidth: "1000M", MBpsPerTiB: 1000, minSizeGiB: 1228 },
  ],
  /** Sizes are multiples of this many tenths of a GiB (1.2 TiB), rounded down to whole GiB. */
  stepTenthsOfGiB: 12288,
  maxSizeGiB: 1_048_576,
  /** Bounds of the bandwidth of one file system of 500M or 1000M. */
  minBandwidthMBps: 150,
  maxBandwidthMBps: 80_000,
  source: [{ page: "provider documentation, huaweicloud_sfs_turbo, size" }],
  bandwidthSource: [{ page: "huaweicloud.com, productdesc-sfsturbo, sfsturbo_01_0005" }],
} as const;

/** What the training manual recommends: 500 or 1000 MB/s per TiB and 6.0 to 10.8 TB. */
export const SFS_TURBO_RECOMMENDED = {
  hpcBandwidths: ["500M", "1000M"],
  minSizeGiB: 6144,
  maxSizeGiB: 11059,
  source: ["000:47"],
} as const;
