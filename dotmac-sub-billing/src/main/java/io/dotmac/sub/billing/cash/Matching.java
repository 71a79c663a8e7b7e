package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who a row of a bank statement is probably from. Pure: candidates in, proposal out. */
public final class Matching {
  private static final Pattern WORDS = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

  private final Map<String, Candidate> byNumber = new HashMap<>();
  private final Map<Money, List<Candidate>> byAmount = new HashMap<>();
  private final Map<String, List<Candidate>> byName = new HashMap<>();

  /** Among those. */
  public Matching(Collection<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      candidate.numbers().forEach(number -> byNumber.put(plain(number), candidate));
      byName.computeIfAbsent(plain(candidate.name()), any -> new ArrayList<>()).add(candidate);
      Money open = candidate.open();
      if (open != null) {
        byAmount.computeIfAbsent(open, any -> new ArrayList<>()).add(candidate);
      }
    }
  }

  /**
   * Somebody it can be from.
   *
   * @param invoice the open invoice this is about; absent for an account as such
   * @param numbers what payers write to name it, such as an invoice or account number
   * @param open what is open of the invoice; absent for an account as such
   */
  public record Candidate(
      UUID account,
      @Nullable UUID invoice,
      String name,
      List<String> numbers,
      @Nullable Money open) {}

  /**
   * A proposal.
   *
   * @param rule why: {@code reference}, {@code payer_and_amount} or {@code amount}
   */
  public record Match(Candidate candidate, String rule) {}

  /** By a number in the reference; else by payer and amount; else by an amount that is unique. */
  public Optional<Match> of(StatementRow row) {
    Matcher words = WORDS.matcher(row.reference().toUpperCase(Locale.ROOT));
    while (words.find()) {
      Candidate named = byNumber.get(plain(words.group()));
      if (named != null) {
        return Optional.of(new Match(named, "reference"));
      }
    }
    List<Candidate> sameAmount = byAmount.getOrDefault(row.amount(), List.of());
    List<Candidate> samePayer =
        row.payer().isBlank() ? List.of() : byName.getOrDefault(plain(row.payer()), List.of());
    List<Candidate> both = sameAmount.stream().filter(samePayer::contains).toList();
    if (both.size() == 1) {
      return Optional.of(new Match(both.get(0), "payer_and_amount"));
    }
    return sameAmount.size() == 1 && row.payer().isBlank()
        ? Optional.of(new Match(sameAmount.get(0), "amount"))
        : Optional.empty();
  }

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
