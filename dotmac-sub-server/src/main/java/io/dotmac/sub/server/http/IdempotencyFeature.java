package io.dotmac.sub.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.http.IdempotencyStore.Answer;
import io.dotmac.sub.server.http.IdempotencyStore.Outcome;
import io.dotmac.sub.server.http.json.Json;
import jakarta.annotation.Priority;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code Idempotency-Key} on every POST: the same key and body get the first answer again, marked
 * as replayed; another body is 422; while the first still runs, 409. A request that failed had no
 * effect, so its key may be used again.
 */
public final class IdempotencyFeature implements DynamicFeature {
  private final IdempotencyStore store;

  public IdempotencyFeature(IdempotencyStore store) {
    this.store = store;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    if (resource.getResourceMethod().isAnnotationPresent(POST.class)) {
      boolean required =
          resource.getResourceMethod().isAnnotationPresent(IdempotencyRequired.class);
      context.register(new Filter(store, required));
    }
  }

  static @Nullable String json(@Nullable Object entity) {
    try {
      return entity == null ? null : Json.mapper().writeValueAsString(entity);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }

  /** After authentication, since a key belongs to its caller. */
  @Priority(Priorities.USER)
  private static final class Filter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyStore store;
    private final boolean required;

    Filter(IdempotencyStore store, boolean required) {
      this.store = store;
      this.required = required;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
      Exchange exchange = Exchange.of(request);
      Optional<Caller> caller = exchange.caller();
      if (exchange.area() == Area.PORTAL || caller.isEmpty()) {
        return;
      }
      String key = request.getHeaderString("Idempotency-Key");
      if (key == null && required) {
        throw HttpProblem.of(
            400,
            "idempotency_key_required",
            "send an Idempotency-Key: any text new to this effect");
      }
      if (key == null) {
        return;
      }
      if (!KEY.matcher(key).matches()) {
        throw HttpProblem.of(
            400, "idempotency_key_malformed", "an Idempotency-Key has 1 to 255 visible characters");
      }
      byte[] body = request.getEntityStream().readAllBytes();
      request.setEntityStream(new ByteArrayInputStream(body));
      String scope = caller.get().actor().type()
          + " "
          + caller.get().actor().id()
          + " "
          + request.getUriInfo().getPath()
          + " "
          + key;
      Outcome outcome =
          store.claim(caller.get(), hash(scope.getBytes(StandardCharsets.UTF_8)), hash(body));
      meet(request, outcome);
    }

    private void meet(ContainerRequestContext request, Outcome outcome) {
      if (outcome.claim() != null) {
        Once.attach(request, outcome.claim(), store);
      } else if (!outcome.sameBody()) {
        throw Problem.invalid(
            "", "idempotency_key_reused", "this Idempotency-Key was used with another body");
      } else if (outcome.answer() == null) {
        throw Problem.conflict(
            "idempotency_in_progress", "the first request with this Idempotency-Key still runs");
      } else {
        request.abortWith(replay(outcome.answer()));
      }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      Once.Claim claim = Once.of(request);
      if (claim == null) {
        return;
      }
      Caller caller = Exchange.of(request).caller().orElseThrow();
      if (response.getStatus() >= 400) {
        store.release(caller, claim.id);
      } else if (!claim.completed) {
        store.complete(caller, claim.id, answer(response));
      }
    }

    private static Answer answer(ContainerResponseContext response) {
      String etag = response.getEntity() instanceof Versioned versioned
          ? "\"" + versioned.version() + "\""
          : response.getHeaderString(HttpHeaders.ETAG);
      return new Answer(
          response.getStatus(),
          response.hasEntity() ? "application/json" : null,
          response.getHeaderString(HttpHeaders.LOCATION),
          etag,
          json(response.getEntity()));
    }

    private static Response replay(Answer answer) {
      Response.ResponseBuilder response =
          Response.status(answer.status()).header("Idempotency-Replayed", "true");
      if (answer.location() != null) {
        response.header(HttpHeaders.LOCATION, answer.location());
      }
      if (answer.etag() != null) {
        response.header(HttpHeaders.ETAG, answer.etag());
      }
      if (answer.body() != null) {
        response.type(answer.type()).entity(answer.body().getBytes(StandardCharsets.UTF_8));
      }
      return response.build();
    }

    private static String hash(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }
}
