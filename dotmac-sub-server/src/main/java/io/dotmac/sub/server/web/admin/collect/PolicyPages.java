package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;

/** The pages of dunning policies. */
public final class PolicyPages {
  private PolicyPages() {}

  /** All policies. */
  public record Policies(String summary, Rows<Row> rows) {}

  /** One policy in the list. */
  public record Row(
      String href, String name, String who, String steps, String version, Pill status) {}

  /**
   * One policy: its newest version, and the form for the next.
   *
   * @param simulate the simulator with this version
   * @param close where it is switched off; empty when it is off
   */
  public record Policy(
      String title,
      Pill status,
      String subtitle,
      String simulate,
      String close,
      List<Rung> ladder,
      Fact.Group rules,
      List<Fact> versions,
      Editor editor) {}

  /** A step in words. */
  public record Rung(String day, String action, String note) {}

  /** A new policy. */
  public record NewPolicy(Errors errors, Editor editor) {}

  /**
   * The form of a version.
   *
   * @param naming whether name and policy set are asked for
   */
  public record Editor(
      String action,
      boolean naming,
      Errors errors,
      Field name,
      List<Filters.Option> sets,
      List<StepFields> steps,
      List<Field> fields,
      List<Filters.Option> restDays,
      List<Filters.Option> missed,
      List<Filters.Option> open,
      String verb) {}

  /** The inputs of one step. */
  public record StepFields(
      int number,
      String day,
      List<Filters.Option> actions,
      String minAmount,
      String fee,
      String percent) {}
}
