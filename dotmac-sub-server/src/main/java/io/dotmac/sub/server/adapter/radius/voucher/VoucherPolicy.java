package io.dotmac.sub.server.adapter.radius.voucher;

import io.dotmac.sub.core.access.voucher.VoucherCode;
import io.dotmac.sub.core.access.voucher.VoucherFacts;
import io.dotmac.sub.core.access.voucher.VoucherUse.VoucherLogin;
import io.dotmac.sub.core.tx.WireName;
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
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.line.LineKey;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides on logins with vouchers; those of anybody else it leaves to the policy behind it. The
 * code is the user name, and the password too; a login page that asks for the code alone may send
 * no password.
 */
public final class VoucherPolicy implements AccessPolicy {
  private static final AttributeBlock NEUTRAL =
      AttributeBlock.of(Attributes.REPLY_MESSAGE, "Access denied");
  private static final AuthVerdict VERIFIED = new AuthVerdict.Verified();

  private final VoucherIndex vouchers;
  private final SessionTable sessions;
  private final VoucherJournal journal;
  private final Refusals refusals;
  private final AccessPolicy others;

  /** Takes note of refusals. */
  @FunctionalInterface
  public interface Refusals {
    /** Somebody was refused for that reason. */
    void refused(AccessRequest request, KnownNas nas, String reason);
  }

  /** Stands before {@code others}. */
  public VoucherPolicy(
      VoucherIndex vouchers,
      SessionTable sessions,
      VoucherJournal journal,
      Refusals refusals,
      AccessPolicy others) {
    this.vouchers = vouchers;
    this.sessions = sessions;
    this.journal = journal;
    this.refusals = refusals;
    this.others = others;
  }

  @Override
  public boolean keepsRequests() {
    return others.keepsRequests();
  }

  @Override
  public void decide(AccessRequest request, AccessResponder responder) {
    if (vouchers.isEmpty()) {
      others.decide(request, responder);
      return;
    }
    KnownNas nas = KnownNas.of(request.client());
    String name = request.userName().orElse("");
    VoucherEntry entry = name.isEmpty() ? null : vouchers.find(nas.tenant(), name);
    if (entry == null) {
      others.decide(request, responder);
      return;
    }
    AuthVerdict verdict = verdict(request.attempt(), name, entry.code());
    if (verdict instanceof AuthVerdict.Refused refused) {
      refuse(request, nas, refused.reason(), refused.reply(), responder);
      return;
    }
    long line = line(request, nas);
    RejectReason reason = obstacle(entry, request.receivedAt(), line);
    if (reason != null) {
      refuse(request, nas, reason, AuthReply.NONE, responder);
      return;
    }
    String device =
        entry.facts().terms().lockMac() && LineKey.isMac(line) ? LineKey.mac(line) : null;
    entry.loggedIn(request.receivedAt(), device);
    journal.accepted(
        nas.tenant(), new VoucherLogin(entry.facts().id(), request.receivedAt(), device));
    responder.respond(AccessDecision.of(
        verdict, VoucherReply.of(entry, request.client().vendor(), request.receivedAt())));
  }

  /** What was typed as name may be the code with hyphens, and then the password is so as well. */
  private static AuthVerdict verdict(AuthAttempt attempt, String name, String code) {
    if (attempt instanceof AuthAttempt.Pap pap) {
      String typed = new String(pap.password(), StandardCharsets.UTF_8);
      boolean right = typed.isEmpty() || VoucherCode.canonical(typed).equals(code);
      return right ? VERIFIED : Credential.clearText(code).check(attempt);
    }
    AuthVerdict byCode = Credential.clearText(code).check(attempt);
    return byCode instanceof AuthVerdict.Refused && !name.equals(code)
        ? Credential.clearText(name).check(attempt)
        : byCode;
  }

  private @Nullable RejectReason obstacle(VoucherEntry entry, Instant now, long line) {
    VoucherFacts facts = entry.facts();
    if (!facts.status().opens()) {
      return new RejectReason("voucher_" + WireName.of(facts.status()));
    }
    Instant end = entry.endsAt();
    if (entry.missed(now) || end != null && !end.isAfter(now)) {
      return new RejectReason("voucher_expired");
    }
    Long limit = facts.terms().dataLimitOctets();
    if (VoucherReply.secondsLeft(entry, now) <= 0 || limit != null && facts.usedOctets() >= limit) {
      return new RejectReason("voucher_used_up");
    }
    String only = entry.mac();
    if (only != null && line != LineKey.ofStation(only)) {
      return RejectReason.WRONG_STATION;
    }
    return sessions.admit(facts.id(), line, facts.terms().devices(), false, now).accepted()
        ? null
        : RejectReason.TOO_MANY_SESSIONS;
  }

  private static long line(AccessRequest request, KnownNas nas) {
    long station = LineKey.ofStation(request.callingStation().orElse(""));
    return station != LineKey.UNKNOWN
        ? station
        : LineKey.ofPort(
            nas.facts().client(),
            request
                .nasPortId()
                .or(() -> request.packet().first(Attributes.NAS_PORT).map(String::valueOf))
                .orElse(""));
  }

  private void refuse(
      AccessRequest request,
      KnownNas nas,
      RejectReason reason,
      AuthReply said,
      AccessResponder responder) {
    refusals.refused(request, nas, reason.code());
    responder.respond(new AccessDecision.Reject(reason, NEUTRAL.plus(said.attributes())));
  }
}
