package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.access.voucher.HotspotBatch;
import io.dotmac.sub.core.access.voucher.HotspotBatchTerms;
import io.dotmac.sub.core.access.voucher.HotspotBatches;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Amounts;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A new batch of vouchers, in the units people think in: hours, gigabytes, megabits. */
record HotspotForm(MultivaluedMap<String, String> sent) {
  private static final long HOUR = 3_600;
  private static final long MEGABYTE = 1_000_000;
  private static final int MEGABIT = 1_000;
  private static final List<String> FIELDS = List.of(
      "name",
      "count",
      "prefix",
      "valid_hours",
      "online_hours",
      "data_mb",
      "down_mbps",
      "up_mbps",
      "devices",
      "price",
      "unused_until",
      "terms",
      "login_url");

  /** What the page shows. */
  record Page(Errors errors, List<Field> fields, boolean locks) {}

  private String value(String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  /** Makes the batch; a wrong value is a problem that names it. */
  HotspotBatch create(Tx tx, HotspotBatches batches) {
    String price = value("price").isEmpty() ? "0" : value("price");
    return batches.create(
        tx,
        new HotspotBatchTerms(
            value("name"),
            Math.toIntExact(number("count", 1_000_000, 0)),
            value("prefix").toUpperCase(Locale.ROOT),
            HotspotBatchTerms.BLANK.codeLength(),
            times("valid_hours", HOUR),
            times("online_hours", HOUR),
            times("data_mb", MEGABYTE),
            kbps("down_mbps"),
            kbps("up_mbps"),
            Math.toIntExact(number("devices", 1_000_000, 1)),
            !value("lock_mac").isEmpty(),
            day(value("unused_until")),
            text("terms"),
            text("login_url")),
        Amounts.read("/price", price, tx.tenantInfo().currency()));
  }

  private @Nullable String text(String name) {
    return value(name).isEmpty() ? null : value(name);
  }

  private @Nullable Long times(String name, long unit) {
    return value(name).isEmpty() ? null : number(name, 1_000_000_000, 0) * unit;
  }

  private @Nullable Integer kbps(String name) {
    return value(name).isEmpty() ? null : Math.toIntExact(number(name, 100_000, 0) * MEGABIT);
  }

  private long number(String name, long most, long otherwise) {
    if (value(name).isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value(name));
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.invalid(
        "/" + name,
        "range",
        "a whole number up to " + most + " was expected, found " + value(name));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.invalid("/unused_until", "format", "a day such as 2026-12-31 was expected");
    }
  }

  Page page(Visit visit, String problem) {
    List<Field> fields = new ArrayList<>();
    for (String name : FIELDS) {
      fields.add(Field.of(name, visit.say("voucher.field_" + name), value(name)));
    }
    return new Page(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        List.copyOf(fields),
        !value("lock_mac").isEmpty());
  }
}
