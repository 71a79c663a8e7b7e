package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.run.RunPreview;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a run would do; nothing of it is written. */
public record RunPreviewView(
    boolean dryRun,
    LocalDate runDate,
    int accounts,
    int invoices,
    int creditNotes,
    int lines,
    List<Total> totals,
    List<Sample> samples,
    Map<UUID, String> problems,
    int leftOut,
    int prepaidClosed,
    RunDiffView diff) {
  /** What is charged and given back in one currency. */
  public record Total(String currency, String charged, String givenBack) {}

  /** A document that would be made. */
  public record Sample(
      UUID accountId, String accountNumber, boolean credit, String currency, String total) {}

  static RunPreviewView of(RunPreview preview) {
    return new RunPreviewView(
        true,
        preview.date(),
        preview.accounts(),
        preview.invoices(),
        preview.creditNotes(),
        preview.lines(),
        new TreeMap<>(preview.totals())
            .entrySet().stream()
                .map(each -> new Total(
                    each.getKey(),
                    each.getValue().charged().amount(),
                    each.getValue().givenBack().amount()))
                .toList(),
        preview.samples().stream()
            .map(each -> new Sample(
                each.account(),
                each.accountNumber(),
                each.credit(),
                each.total().currencyCode(),
                each.total().amount()))
            .toList(),
        preview.problems(),
        preview.leftOut(),
        preview.closed(),
        RunDiffView.of(preview.diff()));
  }
}
