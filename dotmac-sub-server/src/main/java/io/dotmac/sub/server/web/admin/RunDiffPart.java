package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.billing.run.diff.RunChange;
import io.dotmac.sub.billing.run.diff.RunDiff;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run differs from what was charged a month before.
 *
 * @param compared with what
 * @param any whether anything differs
 * @param rows the largest differences
 */
public record RunDiffPart(
    String compared, List<Documents.Cell> strip, boolean any, List<Change> rows) {
  private static final int ROWS = 50;

  /** One account. */
  public record Change(String href, String account, Pill change, String before, String now) {}

  /** As the visitor reads it. */
  public static RunDiffPart of(Visit visit, RunDiff diff) {
    List<Documents.Cell> strip = new ArrayList<>();
    for (RunChange change : RunChange.values()) {
      strip.add(cell(visit, WireName.of(change), diff.count(change), diff.percent()));
    }
    strip.add(cell(visit, "unchanged", diff.unchanged(), diff.percent()));
    return new RunDiffPart(
        visit.say(
            "run.diff_compared",
            visit.formats().date(diff.after().plusDays(1)),
            visit.formats().date(diff.until())),
        strip,
        !diff.items().isEmpty(),
        diff.items().stream().limit(ROWS).map(item -> change(visit, item)).toList());
  }

  private static Documents.Cell cell(Visit visit, String name, int count, int percent) {
    return Documents.Cell.of(
        visit.say("run.diff_" + name, percent), visit.formats().count(count), "");
  }

  private static Change change(Visit visit, RunDiff.Item item) {
    return new Change(
        "/admin/billing/invoices?q=" + item.accountNumber(),
        item.accountNumber(),
        Pill.of(tone(item.change()), visit.say("run.change_" + WireName.of(item.change()))),
        money(visit, item.before()),
        money(visit, item.now()));
  }

  private static Tone tone(RunChange change) {
    return switch (change) {
      case NEW -> Tone.INFO;
      case CHANGED -> Tone.NEUTRAL;
      default -> Tone.WARN;
    };
  }

  private static String money(Visit visit, @Nullable Money money) {
    return money == null ? "–" : visit.formats().money(money);
  }
}
