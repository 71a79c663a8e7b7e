package io.dotmac.sub.server.web.admin.cash;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;
import java.util.stream.Stream;

/** The pages about cash, beside each other. */
public final class CashTabs {
  static final String PLACES = "/admin/billing/cash";
  static final String STATEMENTS = "/admin/billing/bank-statements";
  private static final String QUEUE = "/admin/billing/payments/queue";

  private CashTabs() {}

  /** All of them; the one at {@code current} is this one. */
  public static List<Sheets.Tab> of(Visit visit, String current) {
    return Stream.of(PLACES, STATEMENTS, QUEUE)
        .map(path -> new Sheets.Tab(
            path,
            visit.say("cash.tab_" + path.substring(path.lastIndexOf('/') + 1).replace('-', '_')),
            current.startsWith(path)))
        .toList();
  }
}
