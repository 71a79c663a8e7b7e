package io.dotmac.sub.server.http;

import io.dotmac.sub.core.tx.Tx;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a request on its {@code Idempotency-Key}: a parameter annotated with
 * {@code @BeanParam}.
 *
 * <p>A resource whose effect is one transaction completes the claim in it; then not even a crash
 * between commit and answer lets a repetition have a second effect. Without a key this does
 * nothing.
 */
public final class Once {
  private static final String PROPERTY = "dotmac.once";

  @Context
  private @Nullable ContainerRequestContext request;

  /** A claim, and whether the effect's own transaction has completed it. */
  static final class Claim {
    final UUID id;
    final IdempotencyStore store;
    boolean completed;

    Claim(UUID id, IdempotencyStore store) {
      this.id = id;
      this.store = store;
    }
  }

  static void attach(ContainerRequestContext request, UUID claim, IdempotencyStore store) {
    request.setProperty(PROPERTY, new Claim(claim, store));
  }

  static @Nullable Claim of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof Claim claim ? claim : null;
  }

  /** Stores this answer in the transaction of its effect, and returns it. */
  public <V> V complete(Tx tx, int status, V view) {
    Claim claim = request == null ? null : of(request);
    if (claim != null) {
      String etag = view instanceof Versioned versioned ? "\"" + versioned.version() + "\"" : null;
      claim.store.complete(
          tx,
          claim.id,
          new IdempotencyStore.Answer(
              status, "application/json", null, etag, IdempotencyFeature.json(view)));
      claim.completed = true;
    }
    return view;
  }
}
