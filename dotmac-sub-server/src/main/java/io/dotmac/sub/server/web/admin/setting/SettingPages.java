package io.dotmac.sub.server.web.admin.setting;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;

/** The page of settings. */
public final class SettingPages {
  private SettingPages() {}

  /**
   * The settings of one part of the product.
   *
   * @param action where the form goes
   */
  public record Page(
      List<Sheets.Tab> tabs,
      String title,
      String action,
      boolean mayWrite,
      Errors errors,
      List<Row> rows) {}

  /**
   * One setting: a choice if there are options, text of several lines, or one line.
   *
   * @param name as the API names it
   * @param about its limits and its default
   * @param changed who chose the value and when; empty while it is the default
   */
  public record Row(
      Field field,
      String name,
      String about,
      String changed,
      boolean many,
      boolean choice,
      List<Option> options) {}

  /** One of the values there are. */
  public record Option(String value, String label, boolean chosen) {}
}
