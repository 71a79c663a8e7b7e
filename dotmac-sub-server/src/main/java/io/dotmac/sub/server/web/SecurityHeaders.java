package io.dotmac.sub.server.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * Adds the security headers to every answer, errors included.
 *
 * <p>The policy allows nothing inline and nothing from another origin, so injected markup has
 * nothing to run with.
 */
public final class SecurityHeaders implements Filter {
  /** What a page may load, run and be part of. */
  public static final String POLICY = "Content-Security-Policy";

  private static final String IMAGES = "img-src 'self' data:";

  /** Header names and values. */
  public static final Map<String, String> ALL = Map.of(
      POLICY,
      "default-src 'none'; script-src 'self'; style-src 'self'; " + IMAGES + ";"
          + " font-src 'self'; connect-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'",
      "X-Content-Type-Options",
      "nosniff",
      "X-Frame-Options",
      "DENY",
      "Referrer-Policy",
      "same-origin",
      "Cross-Origin-Opener-Policy",
      "same-origin",
      "Cross-Origin-Resource-Policy",
      "same-origin",
      "Permissions-Policy",
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

  /** The policy of a page with pictures of other origins, such as {@code https://a.example}. */
  public static String withImagesOf(Collection<String> origins) {
    String policy = Objects.requireNonNull(ALL.get(POLICY));
    return policy.replace(IMAGES, IMAGES + " " + String.join(" ", origins));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (response instanceof HttpServletResponse http) {
      ALL.forEach(http::setHeader);
    }
    chain.doFilter(request, response);
  }
}
