package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages that are a list with filters; {@code empty} stands in for a list without rows. */
public final class ListPages {
  private ListPages() {}

  /** Subscribers. */
  public record Subscribers(
      String summary,
      Filters filters,
      List<SubscriberRow> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** One subscriber; {@code overdue} colours the balance. */
  public record SubscriberRow(
      String href,
      String name,
      String number,
      Pill status,
      String plan,
      Pill line,
      String address,
      String balance,
      boolean overdue,
      String since) {}

  /** Plans. */
  public record Catalog(
      String summary,
      Filters filters,
      List<OfferRow> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** One plan. */
  public record OfferRow(
      String href,
      String name,
      String kind,
      Pill status,
      String speed,
      String cycle,
      String price,
      String subscriptions,
      String mrr) {}

  /** Invoices. */
  public record Invoices(
      String summary,
      Filters filters,
      Documents.Invoices rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** Payments. */
  public record Payments(
      String summary,
      Filters filters,
      Documents.Payments rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** Dunning cases. */
  public record Cases(
      String summary,
      List<String> brakes,
      Filters filters,
      List<CaseRow> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** One dunning case. */
  public record CaseRow(
      String href,
      String who,
      String number,
      Pill status,
      String opened,
      String days,
      String last,
      String next,
      String owed) {}

  /** What a search found. */
  public record Search(
      String summary, List<Hit> hits, @Nullable Empty empty) {}

  /** One thing found. */
  public record Hit(String href, String icon, String title, String note) {}
}
