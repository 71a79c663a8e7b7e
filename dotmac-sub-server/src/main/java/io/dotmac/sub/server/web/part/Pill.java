package io.dotmac.sub.server.web.part;

/**
 * A state as a word in a coloured pill.
 *
 * @param tone the style class of a {@link Tone}
 */
public record Pill(String tone, String label) {
  public static Pill of(Tone tone, String label) {
    return new Pill(tone.css(), label);
  }
}
