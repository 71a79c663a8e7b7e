package io.dotmac.sub.billing.journal;

import io.dotmac.sub.billing.ledger.LedgerNature;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.core.tx.WireName;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account of the chart, with the names that bookkeeping programs know it by.
 *
 * @param collection the name of the collection account whose cash it is
 */
public record JournalAccount(
    UUID id,
    LedgerPurpose purpose,
    LedgerNature nature,
    @Nullable String collection) {
  /** For instance {@code assets:cash:Till}. */
  public String hledgerName() {
    String name = root("assets", "liabilities", "revenues", "expenses", "equity") + ":"
        + WireName.of(purpose).replace('_', ' ');
    return collection == null ? name : name + ":" + plain(collection, "[^\\p{L}\\p{N} ._&-]", " ");
  }

  /** For instance {@code Assets:Cash:Till}. */
  String beancountName() {
    String words = Arrays.stream(WireName.of(purpose).split("_"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining("-"));
    String name = root("Assets", "Liabilities", "Income", "Expenses", "Equity") + ":" + words;
    if (collection == null) {
      return name;
    }
    String own = plain(collection, "[^A-Za-z0-9]", "-");
    return name + ":" + own.substring(0, 1).toUpperCase(Locale.ROOT) + own.substring(1);
  }

  /** A name of other letters alone, or one that another has too, is told apart by the id. */
  private String plain(String name, String unwanted, String instead) {
    String plain = name.replaceAll(unwanted, instead)
        .replaceAll("[ -]{2,}", instead)
        .replaceAll("^[ .-]+|[ .-]+$", "");
    boolean same = plain.equals(name);
    String suffix = id.toString().substring(24);
    if (plain.isEmpty()) {
      return "X" + suffix;
    }
    return same ? plain : plain + "-" + suffix;
  }

  private String root(
      String asset, String liability, String revenue, String expense, String equity) {
    switch (nature) {
      case ASSET:
        return asset;
      case LIABILITY:
        return liability;
      case REVENUE:
        return revenue;
      case EXPENSE:
        return expense;
      default:
        return equity;
    }
  }
}
