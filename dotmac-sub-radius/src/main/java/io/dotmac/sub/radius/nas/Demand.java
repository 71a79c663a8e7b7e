package io.dotmac.sub.radius.nas;

/** Whether something is demanded of a NAS. */
public enum Demand {
  /** Always. */
  YES,
  /** Never: only for a NAS that cannot do better, on a network nobody else can send on. */
  NO,
  /** As soon as the NAS has shown once, since the server started, that it can. */
  AUTO
}
