package io.dotmac.sub.radius.eap;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Conversations that wait for the user, by State. Each State finds its conversation once, for the
 * client it was given to, and no longer than a minute. When there are too many the oldest is
 * forgotten.
 */
final class EapSessions {
  private static final int STATE_LENGTH = 16;

  private record Waiting(EapSession session, String client, long sinceNanos) {}

  private final Map<ByteBuffer, Waiting> waiting = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final int most;
  private final long lifeNanos;

  EapSessions(int most, long lifeNanos) {
    this.most = most;
    this.lifeNanos = lifeNanos;
  }

  /** Keeps a conversation and gives the State by which it will be found. */
  byte[] keep(EapSession session, String client, long nowNanos) {
    byte[] state = new byte[STATE_LENGTH];
    random.nextBytes(state);
    synchronized (waiting) {
      forgetOld(nowNanos);
      waiting.put(ByteBuffer.wrap(state), new Waiting(session, client, nowNanos));
    }
    return state;
  }

  /** Takes out the conversation with this State. */
  Optional<EapSession> take(byte[] state, String client, long nowNanos) {
    Waiting found;
    synchronized (waiting) {
      found = waiting.remove(ByteBuffer.wrap(state));
    }
    return Optional.ofNullable(found)
        .filter(each -> each.client().equals(client) && nowNanos - each.sinceNanos() <= lifeNanos)
        .map(Waiting::session);
  }

  int size() {
    synchronized (waiting) {
      return waiting.size();
    }
  }

  private void forgetOld(long nowNanos) {
    Iterator<Waiting> oldest = waiting.values().iterator();
    while (oldest.hasNext()) {
      boolean old = nowNanos - oldest.next().sinceNanos() > lifeNanos;
      if (!old && waiting.size() < most) {
        return;
      }
      oldest.remove();
    }
  }
}
