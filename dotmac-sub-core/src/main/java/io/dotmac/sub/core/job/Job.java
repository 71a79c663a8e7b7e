package io.dotmac.sub.core.job;

import java.util.regex.Pattern;

/**
 * A piece of recurring work.
 *
 * @param name a stable name in lower case with hyphens, such as {@code billing-run}
 * @param description what it is for, one sentence for people
 */
public record Job(
    String name, String description, JobSchedule schedule, CatchUp catchUp, JobWork work) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{1,62}");

  /** Rejects a name that could not be typed on a command line. */
  public Job {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a job's name is like run_invoice_cycle, not " + name);
    }
  }
}
