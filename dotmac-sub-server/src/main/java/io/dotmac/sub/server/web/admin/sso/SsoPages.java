package io.dotmac.sub.server.web.admin.sso;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of single sign-on show. */
public final class SsoPages {
  private SsoPages() {}

  /** All providers. */
  public record Providers(
      String summary,
      List<Sheets.Tab> tabs,
      Rows<Row> rows,
      @Nullable Empty empty) {}

  /** One line of the list. */
  public record Row(
      String href, String name, String issuer, String realm, String known, Pill status) {}

  /**
   * A provider that is added or changed.
   *
   * @param action where the form leads
   * @param secretHint what an empty secret means
   * @param exists whether it can be tried
   */
  public record Form(
      String title,
      String text,
      String action,
      String button,
      Errors errors,
      Fact.Group facts,
      List<Field> fields,
      String secretHint,
      List<Pick> picks,
      List<Tick> ticks,
      boolean exists) {}

  /** A choice of one among some. */
  public record Pick(String name, String label, List<Option> options) {}

  /** One of them. */
  public record Option(String value, String label, boolean chosen) {}

  /** A box that is ticked or not. */
  public record Tick(String name, String label, boolean on) {}
}
