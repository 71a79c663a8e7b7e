package io.dotmac.sub.server.demo;

/** How big the demo's two providers are. */
public enum DemoSize {
  /** 8 and 4 subscribers: for tests and rehearsals. */
  TINY(8, 4, 30),
  /** 150 and 30 subscribers: ready in seconds. */
  SMALL(150, 30, 4),
  /** 5,000 and 300 subscribers: a provider of the usual size. */
  ISP5K(5_000, 300, 7);

  private final int lagoon;
  private final int harbor;
  private final int stepDays;

  DemoSize(int lagoon, int harbor, int stepDays) {
    this.lagoon = lagoon;
    this.harbor = harbor;
    this.stepDays = stepDays;
  }

  /** Subscribers of the first provider. */
  public int lagoon() {
    return lagoon;
  }

  /** Subscribers of the second provider. */
  public int harbor() {
    return harbor;
  }

  /** Days from one billing, payment and dunning run of the history to the next. */
  public int stepDays() {
    return stepDays;
  }
}
