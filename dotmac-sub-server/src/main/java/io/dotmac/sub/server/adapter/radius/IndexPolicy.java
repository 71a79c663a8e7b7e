package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.credential.LearnedBindings.Learned;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.AuthReply;
import io.dotmac.sub.radius.auth.AuthVerdict;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccessResponder;
import io.dotmac.sub.server.adapter.radius.address.AddressDesk;
import io.dotmac.sub.server.adapter.radius.address.Grant;
import io.dotmac.sub.server.adapter.radius.index.AccessIndex;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.Particulars;
import io.dotmac.sub.server.adapter.radius.index.TenantPolicy;
import io.dotmac.sub.server.adapter.radius.line.LineKey;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import io.dotmac.sub.server.security.password.Passwords;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides on logins from the index: who it is, whether the password is right, whether anything
 * stands in the way ({@link AccessChecks}), and what the NAS is told. The password comes before
 * anything else is told apart, and the Reply-Message is always the same, so that a stranger learns
 * nothing; the true reason is logged.
 */
final class IndexPolicy implements AccessPolicy {
  private static final AttributeBlock NEUTRAL =
      AttributeBlock.of(Attributes.REPLY_MESSAGE, "Access denied");
  private static final RejectReason UNREADABLE = new RejectReason("credential_unusable");
  private static final AuthVerdict NOT_ASKED = new AuthVerdict.Verified();

  private final AccessIndex users;
  private final Predicate<Instant> current;
  private final AuthJournal journal;
  private final SlowHashes slow;
  private final AccessChecks checks;
  private final AddressDesk addresses;
  private final SessionEnder ender;

  /** Ends a session that gives way to a login. */
  @FunctionalInterface
  interface SessionEnder {
    void end(KnownNas nas, SessionTable.Session session);
  }

  /** How hashes are checked that take long, and by whom. */
  record SlowHashes(Passwords passwords, Executor executor) {}

  /** What a user passes whose password is proven: the checks, and who gives the addresses. */
  record Entrance(AccessChecks checks, AddressDesk addresses) {}

  /**
   * A policy over that index.
   *
   * @param current whether the index is fresh enough to decide by at a moment
   */
  IndexPolicy(
      AccessIndex users,
      Predicate<Instant> current,
      AuthJournal journal,
      SlowHashes slow,
      Entrance entrance,
      SessionEnder ender) {
    this.users = users;
    this.current = current;
    this.journal = journal;
    this.slow = slow;
    this.checks = entrance.checks();
    this.addresses = entrance.addresses();
    this.ender = ender;
  }

  @Override
  public void decide(AccessRequest request, AccessResponder responder) {
    KnownNas nas = KnownNas.of(request.client());
    if (!current.test(request.receivedAt())) {
      // Another server may know better; a suspended user must not pass on stale knowledge.
      responder.respond(new AccessDecision.Silence());
      return;
    }
    IndexEntry entry = users.identify(nas.tenant(), request, Login.scratch());
    if (entry == null) {
      refuse(request, nas, null, RejectReason.UNKNOWN_USER, AuthReply.NONE, responder);
      return;
    }
    Credential credential = entry.credential(slow.passwords());
    if (request.attempt() instanceof AuthAttempt.Certificate) {
      // TLS has proven it, and it names the user.
      conclude(request, nas, entry, NOT_ASKED, responder);
    } else if (credential == null) {
      if (entry.needsNoSecret()) {
        conclude(request, nas, entry, NOT_ASKED, responder);
      } else {
        refuse(request, nas, entry, UNREADABLE, AuthReply.NONE, responder);
      }
    } else if (credential instanceof Credential.Hashed) {
      later(request, nas, entry, credential, responder);
    } else {
      conclude(request, nas, entry, credential.check(request.attempt()), responder);
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
      slow.executor()
          .execute(
              () -> conclude(request, nas, entry, credential.check(request.attempt()), responder));
    } catch (RejectedExecutionException full) {
      responder.respond(new AccessDecision.Silence());
    }
  }

  private void conclude(
      AccessRequest request,
      KnownNas nas,
      IndexEntry entry,
      AuthVerdict verdict,
      AccessResponder responder) {
    if (verdict instanceof AuthVerdict.Refused refused) {
      refuse(request, nas, entry, refused.reason(), refused.reply(), responder);
      return;
    }
    Login login = Login.of(request, nas, entry, users.policy(nas.tenant()));
    RejectReason reason = checks.obstacle(login);
    if (reason != null) {
      refuse(request, nas, entry, reason, AuthReply.NONE, responder);
      return;
    }
    Grant grant = addresses.grant(entry, login.policy(), login.line(), request.receivedAt());
    if (grant == null) {
      await(login, verdict, responder);
    } else {
      accept(login, verdict, grant, responder);
    }
  }

  private void accept(Login login, AuthVerdict verdict, Grant grant, AccessResponder responder) {
    if (login.endedFirst() != null) {
      ender.end(login.nas(), login.endedFirst());
    }
    learn(login);
    journal.accepted(login.entry(), login.request().receivedAt());
    responder.respond(AccessDecision.of(verdict, grant.over(Replies.of(login, users.quotas()))));
  }

  /** What the login is to be given is taken from the database, on another thread. */
  private void await(Login login, AuthVerdict verdict, AccessResponder responder) {
    AccessRequest request = login.request();
    KnownNas nas = login.nas();
    IndexEntry entry = login.entry();
    TenantPolicy policy = login.policy();
    SessionTable.Session instead = login.endedFirst();
    long line = login.line();
    addresses.ask(entry, policy, line, request.receivedAt(), new AddressDesk.Waiting() {
      @Override
      public void given(Grant grant) {
        Login again = Login.of(request, nas, entry, policy);
        again.endFirst(instead);
        accept(again, verdict, grant, responder);
      }

      @Override
      public void full() {
        checks.withdraw(entry, line);
        refuse(request, nas, entry, AccessChecks.NO_ADDRESS, AuthReply.NONE, responder);
      }

      @Override
      public void unknown() {
        checks.withdraw(entry, line);
        responder.respond(new AccessDecision.Silence());
      }
    });
  }

  /** The first login of a credential that learns settles where it may be used. */
  private void learn(Login login) {
    Particulars own = login.entry().particulars();
    if (!own.learns() || login.walled()) {
      return;
    }
    boolean mac = own.learning().mac() && LineKey.isMac(login.station());
    OptionalInt vlan = own.learning().vlan() ? login.vlan() : OptionalInt.empty();
    Learned learned = own.settle(new Learned(
        login.entry().credential(),
        mac ? LineKey.mac(login.station()) : null,
        own.learning().nas() ? login.nas().facts().nasDevice() : null,
        vlan.isPresent() ? vlan.getAsInt() : null));
    if (learned.mac() != null || learned.nasDevice() != null || learned.vlan() != null) {
      journal.learned(login.nas().tenant(), learned);
    }
  }

  private void refuse(
      AccessRequest request,
      KnownNas nas,
      @Nullable IndexEntry entry,
      RejectReason reason,
      AuthReply said,
      AccessResponder responder) {
    journal.refused(request, nas, entry, reason.code());
    responder.respond(new AccessDecision.Reject(reason, NEUTRAL.plus(said.attributes())));
  }
}
