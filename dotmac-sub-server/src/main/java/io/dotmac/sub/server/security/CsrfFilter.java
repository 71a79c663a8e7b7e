package io.dotmac.sub.server.security;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.http.Area;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.HttpProblem;
import io.dotmac.sub.server.http.MultipartForm;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes on the portals that do not come from one of our own pages, by double submit: the
 * token of the cookie must come a second time, in the field {@code _csrf} or the header
 * {@code X-CSRF-Token}.
 */
@Priority(Priorities.AUTHENTICATION - 100)
public final class CsrfFilter implements ContainerRequestFilter, ContainerResponseFilter {
  /** The name of the form field. */
  public static final String FIELD = "_csrf";

  /** The name of the header, for requests by script. */
  public static final String HEADER = "X-CSRF-Token";

  private static final String PROPERTY = "dotmac.csrf";
  private static final String FRESH = "dotmac.csrf.fresh";
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  private final CsrfTokens tokens;
  private final SessionCookies cookies;

  public CsrfFilter(CsrfTokens tokens, SessionCookies cookies) {
    this.tokens = tokens;
    this.cookies = cookies;
  }

  /** The token that the forms of this page must send back. */
  public static String token(ContainerRequestContext request) {
    return String.valueOf(request.getProperty(PROPERTY));
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (Exchange.of(request).area() != Area.PORTAL) {
      return;
    }
    String session = cookies.session(request).orElse(CsrfTokens.NO_SESSION);
    Optional<String> cookie = cookies.csrf(request).filter(token -> tokens.isValid(token, session));
    if (!HARMLESS.contains(request.getMethod())) {
      Optional<String> sent = sent(request);
      if (cookie.isEmpty() || sent.isEmpty() || !sent.get().equals(cookie.get())) {
        throw Problem.forbidden("this page is out of date: load it again and repeat");
      }
      if (!isForm(request.getMediaType())) {
        // Otherwise whoever reads a field of it fails, as if the server were at fault.
        throw HttpProblem.of(415, "unsupported_media_type", "the content of a form was expected");
      }
    }
    if (cookie.isEmpty()) {
      request.setProperty(FRESH, Boolean.TRUE);
    }
    request.setProperty(PROPERTY, cookie.orElseGet(() -> tokens.issue(session)));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(FRESH) != null) {
      response.getHeaders().add(HttpHeaders.SET_COOKIE, cookies.csrf(token(request)));
    }
  }

  private static boolean isForm(@Nullable MediaType type) {
    return type != null
        && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
            || MultipartForm.is(type));
  }

  private static Optional<String> sent(ContainerRequestContext request) throws IOException {
    String header = request.getHeaderString(HEADER);
    if (header != null) {
      return Optional.of(header);
    }
    MediaType type = request.getMediaType();
    if (!isForm(type)) {
      return Optional.empty();
    }
    byte[] form = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(form));
    if (MultipartForm.is(type)) {
      return Optional.of(MultipartForm.read(form, type).text(FIELD));
    }
    for (String field : new String(form, StandardCharsets.US_ASCII).split("&")) {
      if (field.startsWith(FIELD + "=")) {
        String raw = field.substring(FIELD.length() + 1);
        return Optional.of(URLDecoder.decode(raw, StandardCharsets.UTF_8));
      }
    }
    return Optional.empty();
  }
}
