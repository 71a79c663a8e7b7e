package io.dotmac.sub.core.network.plant.source;

import org.jspecify.annotations.Nullable;

/**
 * What a source says, beside what there is.
 *
 * @param made how many things there are not yet, or were made
 * @param changed how many differ, or were changed
 * @param same how many are as they are here
 * @param detail why it failed, if it did
 */
public record GisFindings(
    GisSourceStatus status,
    int made,
    int changed,
    int same,
    @Nullable String detail) {
  private static final int MOST = 2_000;

  /** Nothing was found out. */
  public static GisFindings failed(String why) {
    String told = why.length() > MOST ? why.substring(0, MOST) : why;
    return new GisFindings(GisSourceStatus.FAILED, 0, 0, 0, told);
  }

  /** A comparison. */
  public static GisFindings of(boolean applied, int made, int changed, int same) {
    boolean differs = made + changed > 0;
    GisSourceStatus status = !differs
        ? GisSourceStatus.SAME
        : applied ? GisSourceStatus.APPLIED : GisSourceStatus.DIFFERS;
    return new GisFindings(status, made, changed, same, null);
  }
}
