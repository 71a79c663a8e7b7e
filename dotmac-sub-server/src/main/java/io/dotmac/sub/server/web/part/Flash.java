package io.dotmac.sub.server.web.part;

/** One sentence about what the last form did, shown once. */
public record Flash(String tone, String icon, String text) {
  public static Flash done(String text) {
    return new Flash("good", "circle-check", text);
  }

  public static Flash failed(String text) {
    return new Flash("bad", "alert-circle", text);
  }
}
