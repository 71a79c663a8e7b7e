package io.dotmac.sub.server.adapter.radius.line;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who uses each credential now: the sessions its NASes report, and logins that were just accepted
 * and have not been reported yet. Those are forgotten after a minute. Thread-safe; a credential is
 * seen by one thread at a time.
 */
public final class SessionTable {
  /** How long a login may wait for its Start. */
  public static final Duration RESERVED = Duration.ofSeconds(60);

  private static final int STRIPES = 64;

  private final long silenceMillis;
  private final Stripe[] stripes = new Stripe[STRIPES];

  /**
   * A session as its NAS reports it.
   *
   * @param client the RADIUS client that reports it
   * @param walled whether it was let into the walled garden only
   */
  public record Session(
      String nasKey, String id, String username, @Nullable UUID client, boolean walled) {}

  /** What became of a login: accepted, or not, or accepted once {@code instead} is ended. */
  public record Admission(boolean accepted, @Nullable Session instead) {
    private static final Admission YES = new Admission(true, null);
    private static final Admission NO = new Admission(false, null);
  }

  /** One use of a credential; {@code session} is null until the Start. */
  private static final class Place {
    private final UUID credential;
    private long line;
    private @Nullable Session session;
    private long sinceMillis;
    private long heardMillis;
    private @Nullable Place next;

    Place(UUID credential) {
      this.credential = credential;
    }

    void take(long line, @Nullable Session session, long sinceMillis, long heardMillis) {
      this.line = line;
      this.session = session;
      this.sinceMillis = sinceMillis;
      this.heardMillis = heardMillis;
    }

    boolean isOf(UUID other) {
      return credential.equals(other);
    }

    boolean is(String nasKey, String id) {
      return session != null && session.id().equals(id) && session.nasKey().equals(nasKey);
    }
  }

  /**
   * The places of some credentials, in chains that run through the places themselves: those of one
   * credential are in one chain, the oldest first. Whoever uses it holds its lock.
   */
  private static final class Stripe {
    private @Nullable Place[] chains = new Place[16];
    private int size;

    @Nullable
    Place chain(UUID credential) {
      return chains[index(credential)];
    }

    Place add(UUID credential) {
      if (size >= chains.length) {
        grow();
      }
      Place place = new Place(credential);
      append(place);
      size++;
      return place;
    }

    void removeIf(UUID credential, Predicate<Place> over) {
      removeIf(index(credential), place -> place.isOf(credential) && over.test(place));
    }

    void removeIf(Predicate<Place> over) {
      for (int i = 0; i < chains.length; i++) {
        removeIf(i, over);
      }
    }

    private void removeIf(int index, Predicate<Place> over) {
      Place before = null;
      for (Place each = chains[index]; each != null; each = each.next) {
        if (!over.test(each)) {
          before = each;
          continue;
        }
        size--;
        if (before == null) {
          chains[index] = each.next;
        } else {
          before.next = each.next;
        }
      }
    }

    private void append(Place place) {
      int index = index(place.credential);
      Place last = chains[index];
      if (last == null) {
        chains[index] = place;
        return;
      }
      while (last.next != null) {
        last = last.next;
      }
      last.next = place;
    }

    private void grow() {
      @Nullable Place[] old = chains;
      chains = new Place[old.length * 2];
      for (Place head : old) {
        Place each = head;
        while (each != null) {
          Place following = each.next;
          each.next = null;
          append(each);
          each = following;
        }
      }
    }

    private int index(UUID credential) {
      // The lowest bits have chosen the stripe.
      return credential.hashCode() * 0x9e3779b9 >>> 8 & chains.length - 1;
    }
  }

  /** A table in which sessions end that were silent for that long. */
  public SessionTable(Duration silence) {
    this.silenceMillis = silence.toMillis();
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /**
   * Takes a place for a login. A line that dials again gets the place it had, so that nobody is
   * refused because of the session that just broke.
   *
   * @param line as {@link LineKey} tells it
   */
  public Admission admit(UUID credential, long line, int most, boolean endOldest, Instant now) {
    long at = now.toEpochMilli();
    Stripe stripe = stripe(credential);
    synchronized (stripe) {
      int uses = 0;
      boolean over = false;
      Place oldest = null;
      for (Place each = stripe.chain(credential); each != null; each = each.next) {
        if (!each.isOf(credential)) {
          continue;
        }
        if (isOver(each, at)) {
          over = true;
        } else if (each.line == line) {
          each.take(line, null, at, at);
          return Admission.YES;
        } else {
          oldest = oldest == null ? each : oldest;
          uses++;
        }
      }
      if (over) {
        stripe.removeIf(credential, each -> isOver(each, at));
      }
      if (oldest == null || uses < most) {
        stripe.add(credential).take(line, null, at, at);
        return Admission.YES;
      }
      if (!endOldest) {
        return Admission.NO;
      }
      Place ended = oldest;
      Session instead = ended.session;
      stripe.removeIf(credential, each -> each == ended);
      stripe.add(credential).take(line, null, at, at);
      return new Admission(true, instead);
    }
  }

  /** A NAS says that a session goes on. */
  public void heard(UUID credential, long line, Session session, Instant since, Instant now) {
    Stripe stripe = stripe(credential);
    synchronized (stripe) {
      Place reserved = null;
      Place known = null;
      for (Place each = stripe.chain(credential); each != null; each = each.next) {
        if (each.isOf(credential)) {
          if (each.is(session.nasKey(), session.id())) {
            known = each;
          } else if (each.session == null && each.line == line && reserved == null) {
            reserved = each;
          }
        }
      }
      if (known == null) {
        known = reserved == null ? stripe.add(credential) : reserved;
      }
      known.take(line, session, since.toEpochMilli(), now.toEpochMilli());
    }
  }

  /** A NAS says that a session is over. */
  public void ended(UUID credential, Session session) {
    Stripe stripe = stripe(credential);
    synchronized (stripe) {
      stripe.removeIf(credential, each -> each.is(session.nasKey(), session.id()));
    }
  }

  /** A login that took a place is refused after all. */
  public void withdraw(UUID credential, long line) {
    Stripe stripe = stripe(credential);
    synchronized (stripe) {
      stripe.removeIf(credential, each -> each.session == null && each.line == line);
    }
  }

  /** A NAS says that it has begun anew: what it reported before {@code at} is over. */
  public void nasRestarted(String nasKey, Instant at) {
    long millis = at.toEpochMilli();
    for (Stripe stripe : stripes) {
      synchronized (stripe) {
        stripe.removeIf(each -> each.session != null
            && each.session.nasKey().equals(nasKey)
            && each.sinceMillis < millis);
      }
    }
  }

  /** Lets go of what is over; to be called now and then. */
  public void sweep(Instant now) {
    long millis = now.toEpochMilli();
    for (Stripe stripe : stripes) {
      synchronized (stripe) {
        stripe.removeIf(each -> isOver(each, millis));
      }
    }
  }

  /** How many uses there are of a credential. */
  public int count(UUID credential, Instant now) {
    long millis = now.toEpochMilli();
    Stripe stripe = stripe(credential);
    synchronized (stripe) {
      int uses = 0;
      for (Place each = stripe.chain(credential); each != null; each = each.next) {
        uses += each.isOf(credential) && !isOver(each, millis) ? 1 : 0;
      }
      return uses;
    }
  }

  /** Whether a session of the credential was let into the walled garden only. */
  public boolean isWalled(UUID credential, String nasKey, String id) {
    Stripe stripe = stripe(credential);
    synchronized (stripe) {
      for (Place each = stripe.chain(credential); each != null; each = each.next) {
        Session session = each.session;
        if (session != null && each.isOf(credential) && each.is(nasKey, id)) {
          return session.walled();
        }
      }
      return false;
    }
  }

  private boolean isOver(Place place, long millis) {
    long patience = place.session == null ? RESERVED.toMillis() : silenceMillis;
    return place.heardMillis + patience < millis;
  }

  private Stripe stripe(UUID credential) {
    return stripes[credential.hashCode() & STRIPES - 1];
  }
}
