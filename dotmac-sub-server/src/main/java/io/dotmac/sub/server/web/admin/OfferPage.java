package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import java.util.List;

/** One plan: terms, prices over time, what the network gets, add-ons. */
public record OfferPage(
    String name,
    String kind,
    Pill status,
    List<Documents.Cell> strip,
    Fact.Group terms,
    Fact.Group network,
    List<Price> prices,
    List<AddOn> addons) {

  /** One price and when it holds. */
  public record Price(String what, String from, String to, String amount) {}

  /** One add-on that goes with the plan. */
  public record AddOn(String name, String kind, String price) {}
}
