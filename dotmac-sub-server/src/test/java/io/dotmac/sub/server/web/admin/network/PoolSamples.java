package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import java.util.List;

/** Pools of addresses, filled and not. */
public final class PoolSamples {
  private static final Pager PAGER = new Pager("1–2 of 2", null, null);

  private PoolSamples() {}

  public static Object list() {
    return list(List.of(
        new PoolList.Line(
            "home",
            "/admin/network/pools/1",
            "102.88.0.0/18, 102.89.4.0/22",
            "Addresses of IPv4",
            "61%",
            "f1",
            "61%",
            "9,840",
            "1,200",
            "212",
            "6,150"),
        new PoolList.Line(
            "route",
            "/admin/network/pools/2",
            "2001:db8::/40",
            "Prefixes of IPv6, /56",
            "97%",
            "f3",
            "97%",
            "63,000",
            "900",
            "12",
            "1,624")));
  }

  public static Object none() {
    return list(List.of());
  }

  private static Object list(List<PoolList.Line> lines) {
    return new PoolList(
        "Address pools",
        lines.size() + " pools",
        List.of(new Sheets.Tab("/admin/network/pools", "Address pools", true)),
        List.of(new Link("/admin/network/pools/new", "Add a pool")),
        Rows.of(lines),
        PAGER);
  }

  public static Object one() {
    return new PoolPage(
        "home",
        "Addresses of IPv4",
        "/admin/network/pools/1",
        Errors.NONE,
        "61%",
        "f1",
        "61%",
        List.of(
            Documents.Cell.of("In use", "9,840", ""),
            Documents.Cell.of("Kept", "1,200", "for services that are off line"),
            Documents.Cell.of("Reserved and assigned", "212", ""),
            Documents.Cell.of("Never used", "6,150", "of 17,402")),
        new PoolOutlook(
            "It has grown by 21 a day over the last 90 days and will be full on 12 Jul 2027.",
            true,
            Chart.of(
                "c-pool",
                "h-200",
                "It has grown",
                "Day",
                new Chart.Spec(
                    "line",
                    "n",
                    null,
                    false,
                    true,
                    List.of("1 Jul", "2 Jul"),
                    List.of(
                        Chart.Series.area("Needed", List.of(10_010, 10_052), 1),
                        Chart.Series.line("Capacity", List.of(17_402, 17_402), 6))))),
        new Fact.Group(List.of(Fact.mono("Gateway", "102.88.0.1"))),
        List.of(
            table("Networks", Cell.words("102.88.0.0/18"), Cell.words("In use")),
            table("Who holds what", Cell.words("102.88.0.2"), Cell.link("Amaka Obi", "/admin/"))),
        List.of(new PoolPage.Form(
            "/admin/network/pools/1/blocks",
            "Add a network",
            List.of(Field.of("cidr", "Network", "")),
            "Add a network")),
        PAGER);
  }

  private static Sheets.Table table(String title, Cell first, Cell second) {
    return Sheets.Table.of(
        title,
        List.of(Head.words("Address"), Head.words("State")),
        List.of(Sheets.Row.of(first, second)),
        "Nobody holds anything yet.");
  }

  public static Object form() {
    return new PoolForm.Page(
        Errors.of("10.0.0.0/16 overlaps 10.0.4.0/22 of the pool 'home'"),
        List.of(
            Field.of("name", "Name", "north").focused(),
            Field.of("cidr", "Network", "10.0.0.0/16").hint("Such as 10.0.0.0/16.")));
  }

  public static Object service() {
    return new ServiceAddresses(
        "Addresses of SUB-000012",
        "/admin/subscribers/1",
        "/admin/network/services/1/addresses",
        Errors.NONE,
        Rows.of(List.of(
            new ServiceAddresses.Line(
                "102.88.0.2", "Assigned", "home", "—", "of the contract", "/admin/remove"),
            new ServiceAddresses.Line(
                "2001:db8:0:100::/56", "In use", "route", "an hour ago", "", ""))),
        true,
        List.of(Field.of("address", "Address", "")),
        List.of(new Filters.Option("", "The pool the address lies in", true)));
  }
}
