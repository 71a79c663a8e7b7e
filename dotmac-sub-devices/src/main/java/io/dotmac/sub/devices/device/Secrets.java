package io.dotmac.sub.devices.device;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The secrets of one conversation, and the filter through which transcripts, plans and messages
 * pass. Longer secrets are hidden first, so that one which contains another leaves nothing over.
 */
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "******";

  private final Set<String> known = new ConcurrentSkipListSet<>(
      Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

  /** Remembers a secret, also as JSON writes it; the empty one is none. */
  public void add(String secret) {
    if (!secret.isEmpty()) {
      known.add(secret);
      known.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
    }
  }

  /** The text with every known secret masked. */
  public String hide(String text) {
    String shown = text;
    for (String secret : known) {
      shown = shown.replace(secret, MASK);
    }
    return shown;
  }
}
