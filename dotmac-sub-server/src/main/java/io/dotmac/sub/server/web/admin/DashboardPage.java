package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Kpi;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Meter;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page staff see.
 *
 * @param run the latest billing run, or null before the first
 */
public record DashboardPage(
    String title,
    String date,
    Rows<Link> actions,
    List<Kpi> kpis,
    Chart mrr,
    Aging aging,
    Card sessions,
    Card traffic,
    Collections collections,
    String attentionCount,
    List<Feed> attention,
    @Nullable Run run,
    List<Device> devices,
    List<Meter> plans,
    List<Feed> activity) {

  /** Open receivables by days overdue. */
  public record Aging(
      String href, List<Meter> buckets, String invoices, String total, String dso) {}

  /** A card with one chart. */
  public record Card(String headline, String of, Chart chart, String foot) {}

  /** What became of a month's invoices. */
  public record Collections(String title, List<Meter> steps, String foot) {}

  /** The latest billing run. */
  public record Run(
      String href,
      String title,
      Pill status,
      String started,
      String progress,
      String width,
      List<Fact> totals,
      String total,
      String foot) {}

  /** One access server. */
  public record Device(
      String name, String model, Pill status, String online, String traffic, String heard) {}
}
