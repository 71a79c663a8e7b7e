package io.dotmac.sub.server.web;

import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One look at one page: the open transaction, the reader's words and formats, and what the address
 * asks for.
 *
 * @param csrf the token for the forms of the page
 * @param impersonating whether a member of staff looks at a customer's page
 */
public record Visit(
    Tx tx, Messages words, Formats formats, Params params, String csrf, boolean impersonating) {
  public static Visit of(Tx tx, Params params, String csrf) {
    return of(tx, params, csrf, false);
  }

  /** The same, of a member of staff who looks at a customer's page. */
  public static Visit of(Tx tx, Params params, String csrf, boolean impersonating) {
    Messages words = Messages.of(tx.locale());
    return new Visit(tx, words, new Formats(words, tx.zone()), params, csrf, impersonating);
  }

  /** What time it is here, if the business clock of this sandbox was moved; else empty. */
  public String movedClock() {
    return tx.tenantInfo().clockOffset().isZero()
        ? ""
        : say("shell.clock", formats.moment(tx.now()));
  }

  /** The text of {@code key}; see {@link Messages#text}. */
  public String say(String key, Object... arguments) {
    return words.text(key, arguments);
  }

  /** The word for a value of an enumeration: {@code name("status", "paid")}. */
  public String name(String kind, String wire) {
    String key = kind + "." + wire;
    return words.has(key) ? words.text(key) : wire.replace('_', ' ');
  }

  /** The pill of a status. */
  public Pill pill(Tone tone, String status) {
    return Pill.of(tone, name("status", status));
  }

  /** The currency of the tenant: figures that add up accounts are in it. */
  public Currency currency() {
    return Currency.getInstance(tx.tenantInfo().currency());
  }

  public Query query(String sql) {
    return Query.of(tx, sql);
  }

  /** The pager of a list of which {@code shown} of {@code total} rows are on this page. */
  public Pager pager(int shown, long total) {
    int offset = params.offset();
    if (shown == 0) {
      return new Pager("", offset == 0 ? null : params.at(0), null);
    }
    String summary = say(
        "list.range",
        formats.count(offset + 1L),
        formats.count(offset + (long) shown),
        formats.count(total));
    return new Pager(
        summary,
        offset == 0 ? null : params.at(Math.max(0, offset - Params.LIMIT)),
        offset + shown < total ? params.at(offset + Params.LIMIT) : null);
  }

  /** The search box and choices above a list. */
  public Filters filters(String placeholderKey, Filters.Select... selects) {
    return new Filters(
        params.path(), params.text("q"), say(placeholderKey), List.of(selects), params.narrowed());
  }

  /** A choice among {@code wires}, values of an enumeration, with "all" before them. */
  public Filters.Select select(String name, String labelKey, String kind, List<String> wires) {
    String chosen = params.text(name);
    List<Filters.Option> options = new ArrayList<>();
    String all = say(labelKey) + ": " + say("list.all").toLowerCase(words.locale());
    options.add(new Filters.Option("", all, chosen.isEmpty()));
    for (String wire : wires) {
      options.add(new Filters.Option(wire, name(kind, wire), wire.equals(chosen)));
    }
    return new Filters.Select(name, say(labelKey), List.copyOf(options));
  }

  /** What a list without rows says: nothing matches, or nothing is there yet. */
  public @Nullable Empty empty(boolean none, String key) {
    if (!none) {
      return null;
    }
    return params.narrowed()
        ? new Empty(say("list.nothing_matches"), say("list.nothing_matches_text"), null)
        : new Empty(say(key + ".empty"), say(key + ".empty_text"), null);
  }
}
