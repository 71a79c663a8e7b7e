package io.dotmac.sub.server.web.part;

/** What a colour says; the word beside it always says it too. */
public enum Tone {
  NEUTRAL(""),
  GOOD("good"),
  INFO("info"),
  WARN("warn"),
  /** Money overdue and outages only. */
  BAD("bad");

  private final String css;

  Tone(String css) {
    this.css = css;
  }

  /** The style class. */
  public String css() {
    return css;
  }
}
