package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.AuthVerdict;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccessResponder;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * Decides on logins from the index. The password is checked before anything else is told apart, and
 * the Reply-Message is always the same, so that a stranger learns nothing; the true reason is
 * logged.
 */
final class IndexPolicy implements AccessPolicy {
  private static final AttributeBlock NEUTRAL =
      AttributeBlock.of(Attributes.REPLY_MESSAGE, "Access denied");
  private static final RejectReason WRONG_NAS = new RejectReason("wrong_nas");
  private static final RejectReason UNREADABLE = new RejectReason("credential_unusable");

  private final AccessIndex users;
  private final BooleanSupplier current;
  private final AuthJournal journal;
  private final Executor slow;

  /**
   * A policy over that index.
   *
   * @param current whether the index is fresh enough to decide by
   * @param slow runs checks of slow hashes
   */
  IndexPolicy(AccessIndex users, BooleanSupplier current, AuthJournal journal, Executor slow) {
    this.users = users;
    this.current = current;
    this.journal = journal;
    this.slow = slow;
  }

  @Override
  public void decide(AccessRequest request, AccessResponder responder) {
    KnownNas nas = request.client().tag(KnownNas.class).orElseThrow();
    if (!current.getAsBoolean()) {
      // Another server may know better; a suspended user must not pass on stale knowledge.
      responder.respond(new AccessDecision.Silence());
      return;
    }
    Optional<IndexEntry> found = request.userName().flatMap(name -> users.find(nas.tenant(), name));
    if (found.isEmpty()) {
      refuse(request, nas, null, RejectReason.UNKNOWN_USER, responder);
      return;
    }
    IndexEntry entry = found.get();
    Optional<Credential> credential = entry.credential();
    if (credential.isEmpty()) {
      refuse(request, nas, entry, UNREADABLE, responder);
    } else if (credential.get() instanceof Credential.Hashed) {
      later(request, nas, entry, credential.get(), responder);
    } else {
      decide(request, nas, entry, credential.get(), responder);
    }
  }

  /** What is noted of a request is copied; one that waits for a slow check is not yet answered. */
  @Override
  public boolean keepsRequests() {
    return false;
  }

  private void later(
      AccessRequest request,
      KnownNas nas,
      IndexEntry entry,
      Credential credential,
      AccessResponder responder) {
    try {
      slow.execute(() -> decide(request, nas, entry, credential, responder));
    } catch (RejectedExecutionException full) {
      responder.respond(new AccessDecision.Silence());
    }
  }

  private void decide(
      AccessRequest request,
      KnownNas nas,
      IndexEntry entry,
      Credential credential,
      AccessResponder responder) {
    AuthVerdict verdict = credential.check(request.attempt());
    Optional<RejectReason> reason = verdict.<Optional<RejectReason>>match(
        () -> obstacle(request, nas, entry.facts()), refused -> Optional.of(refused.reason()));
    if (reason.isPresent()) {
      refuse(request, nas, entry, reason.get(), responder);
      return;
    }
    journal.accepted(nas.tenant(), entry.facts().credential(), request.receivedAt());
    responder.respond(AccessDecision.of(verdict, entry.reply(request.client().vendor())));
  }

  /** What stands in the way of a user who has proven the password. */
  private static Optional<RejectReason> obstacle(
      AccessRequest request, KnownNas nas, AccessFacts facts) {
    if (!facts.active()) {
      return Optional.of(RejectReason.DISABLED);
    }
    if (!facts.access().connects()) {
      return Optional.of(reasonOf(facts.access()));
    }
    String mac = facts.binding().mac();
    if (mac != null
        && !mac.equals(request.callingStation().map(IndexPolicy::mac).orElse(""))) {
      return Optional.of(RejectReason.WRONG_STATION);
    }
    boolean elsewhere = facts.binding().nasDevice() != null
        && !facts.binding().nasDevice().equals(nas.facts().nasDevice());
    return elsewhere ? Optional.of(WRONG_NAS) : Optional.empty();
  }

  /** {@code suspended_overdue}, {@code rejected_admin}, {@code subscription_canceled}. */
  static RejectReason reasonOf(DesiredAccess access) {
    String reason = access.reason();
    if (reason.startsWith("subscription_") || access.equals(DesiredAccess.NO_SERVICE)) {
      return new RejectReason(reason);
    }
    return new RejectReason(
        (access.state() == AccessState.SUSPENDED ? "suspended_" : "rejected_") + reason);
  }

  /** A MAC address in the one form that is stored, whatever the NAS wrote. */
  static String mac(String text) {
    String hex = text.replaceAll("[^0-9a-fA-F]", "").toLowerCase(Locale.ROOT);
    return hex.length() < 12 ? text : hex.substring(0, 12).replaceAll("(..)(?!$)", "$1:");
  }

  private void refuse(
      AccessRequest request,
      KnownNas nas,
      @org.jspecify.annotations.Nullable IndexEntry entry,
      RejectReason reason,
      AccessResponder responder) {
    journal.refused(request, nas, entry == null ? null : entry.facts(), reason.code());
    responder.respond(new AccessDecision.Reject(reason, NEUTRAL));
  }
}
