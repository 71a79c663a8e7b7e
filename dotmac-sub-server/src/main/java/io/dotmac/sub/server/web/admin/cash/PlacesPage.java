package io.dotmac.sub.server.web.admin.cash;

import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Collection accounts with what the ledger says lies there, and channels. */
final class PlacesPage {

  private PlacesPage() {}

  static CashPages.Places page(Visit visit, Errors errors) {
    List<CashPages.Till> tills = tills(visit);
    List<CashPages.Channel> channels = channels(visit);
    return new CashPages.Places(
        visit.say("cash.summary"),
        CashTabs.of(visit, CashTabs.PLACES),
        errors,
        Rows.of(tills),
        Rows.of(channels),
        List.of(
            Field.of("name", visit.say("cash.name"), "").hint(visit.say("cash.name_hint")),
            Field.of("bank_name", visit.say("cash.bank"), ""),
            Field.of("last4", visit.say("cash.last4"), "")),
        options(visit, "till", Arrays.stream(CollectionAccountType.values()).map(WireName::of)),
        List.of(Field.of("channel_name", visit.say("cash.channel_name"), "")
            .hint(visit.say("cash.channel_hint"))),
        options(visit, "method", Arrays.stream(PaymentMethodType.values()).map(WireName::of)),
        places(visit));
  }

  /** The accounts that take money, to choose from. */
  static List<Filters.Option> places(Visit visit) {
    return visit
        .query("select c.id, c.name, c.currency, c.is_default from collection_account c"
            + " where c.tenant_id = :tenant and c.is_active")
        .then("order by c.name")
        .list(row -> new Filters.Option(
            row.id("id").toString(),
            row.text("name") + ", " + row.text("currency"),
            row.flag("is_default")));
  }

  private static List<Filters.Option> options(Visit visit, String kind, Stream<String> wires) {
    return wires
        .map(wire -> new Filters.Option(wire, visit.name(kind, wire), false))
        .toList();
  }

  private static List<CashPages.Till> tills(Visit visit) {
    return visit
        .query("select c.*, coalesce((select sum(case e.entry_type when 'debit'"
            + " then e.amount_minor else -e.amount_minor end) from ledger_account l"
            + " join ledger_entry e on e.tenant_id = l.tenant_id and e.ledger_account_id = l.id"
            + " where l.tenant_id = c.tenant_id and l.collection_account_id = c.id"
            + " and e.currency = c.currency), 0) as lies"
            + " from collection_account c where c.tenant_id = :tenant")
        .then("order by c.is_active desc, c.name")
        .list(row -> till(visit, row));
  }

  private static CashPages.Till till(Visit visit, Row row) {
    boolean active = row.flag("is_active");
    boolean standard = row.flag("is_default");
    List<String> note = new ArrayList<>(List.of(visit.name("till", row.text("account_type"))));
    if (!row.text("bank_name").isEmpty()) {
      note.add(row.text("bank_name"));
    }
    if (!row.text("account_last4").isEmpty()) {
      note.add("···· " + row.text("account_last4"));
    }
    String at = CashTabs.PLACES + "/accounts/" + row.id("id");
    return new CashPages.Till(
        row.text("name"),
        state(visit, active, standard),
        String.join(" · ", note),
        visit.formats().money(row.number("lies"), Money.currency(row.text("currency"))),
        active && !standard ? at + "/default" : "",
        active ? at + "/close" : "");
  }

  private static Pill state(Visit visit, boolean active, boolean standard) {
    if (!active) {
      return Pill.of(Tone.NEUTRAL, visit.say("cash.closed"));
    }
    return standard
        ? Pill.of(Tone.INFO, visit.say("cash.default"))
        : Pill.of(Tone.GOOD, visit.say("cash.open"));
  }

  private static List<CashPages.Channel> channels(Visit visit) {
    Map<UUID, List<CashPages.Place>> into = into(visit);
    return visit
        .query("select c.*, a.name as fallback from payment_channel c left join collection_account"
            + " a on a.tenant_id = c.tenant_id and a.id = c.default_collection_account_id"
            + " where c.tenant_id = :tenant")
        .then("order by c.is_active desc, c.name")
        .list(row -> {
          String at = CashTabs.PLACES + "/channels/" + row.id("id");
          boolean active = row.flag("is_active");
          String fallback = row.text("fallback");
          String how = visit.name("method", row.text("channel_type"));
          return new CashPages.Channel(
              row.id("id").toString(),
              row.text("name"),
              state(visit, active, row.flag("is_default")),
              fallback.isEmpty() ? how : how + " · " + visit.say("cash.else", fallback),
              Rows.of(into.getOrDefault(row.id("id"), List.of())),
              active ? at + "/accounts" : "",
              active && !row.flag("is_default") ? at + "/default" : "",
              active ? at + "/close" : "");
        });
  }

  /** By channel, in the order in which they are taken. */
  private static Map<UUID, List<CashPages.Place>> into(Visit visit) {
    Map<UUID, List<CashPages.Place>> into = new HashMap<>();
    visit
        .query("select p.id, p.channel_id, a.name, a.currency from payment_channel_account p"
            + " join collection_account a on a.tenant_id = p.tenant_id"
            + " and a.id = p.collection_account_id where p.tenant_id = :tenant"
            + " and p.is_active and a.is_active")
        .then("order by p.is_default desc, p.priority, a.name")
        .list(row -> into.computeIfAbsent(row.id("channel_id"), any -> new ArrayList<>())
            .add(new CashPages.Place(
                row.text("name") + ", " + row.text("currency"),
                CashTabs.PLACES + "/channel-accounts/" + row.id("id") + "/close")));
    return into;
  }
}
