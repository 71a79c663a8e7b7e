package io.dotmac.sub.server.http;

import java.util.Optional;

/** How a portal shows an error. */
@FunctionalInterface
public interface ErrorPage {
  /** A whole HTML page; the exchange is absent when not even its path could be read. */
  String html(ProblemBody problem, Optional<Exchange> exchange);

  /** A page with nothing but the words. */
  static ErrorPage plain() {
    return (problem, exchange) -> "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>"
        + escaped(problem.title())
        + "</title><h1>"
        + escaped(problem.title())
        + "</h1><p>"
        + escaped(problem.detail())
        + "</p></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
