package io.dotmac.sub.server.adapter.radius.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  private final Duration silence;
  private final List<Map<UUID, List<Place>>> stripes = new ArrayList<>(STRIPES);

  /**
   * Where a session is, as far as it tells a line that dials again from another one.
   *
   * @param station Calling-Station-Id in its one form; empty: not said
   * @param port NAS and port; empty: not said
   */
  public record Line(String station, String port) {
    /** A port tells lines apart only where no station is said: many share one interface. */
    public boolean isSameAs(Line other) {
      boolean told = !station.isEmpty() || !other.station.isEmpty();
      return told ? station.equals(other.station) : port.equals(other.port);
    }
  }

  /**
   * A session as its NAS reports it.
   *
   * @param client the RADIUS client that reports it
   * @param walled whether it was let into the walled garden only
   */
  public record Session(
      String nasKey, String id, String username, @Nullable UUID client, boolean walled) {}

  /** One use of a credential; {@code session} is null until the Start. */
  public record Place(Line line, @Nullable Session session, Instant since, Instant heardAt) {}

  /** What became of a login: accepted, or not, or accepted once {@code instead} is ended. */
  public record Admission(boolean accepted, @Nullable Session instead) {
    private static final Admission YES = new Admission(true, null);
    private static final Admission NO = new Admission(false, null);
  }

  /** A table in which sessions end that were silent for that long. */
  public SessionTable(Duration silence) {
    this.silence = silence;
    for (int i = 0; i < STRIPES; i++) {
      stripes.add(new HashMap<>());
    }
  }

  /**
   * Takes a place for a login. A line that dials again gets the place it had, so that nobody is
   * refused because of the session that just broke.
   */
  public Admission admit(UUID credential, Line line, int most, boolean endOldest, Instant now) {
    Map<UUID, List<Place>> stripe = stripe(credential);
    synchronized (stripe) {
      List<Place> places = stripe.computeIfAbsent(credential, id -> new ArrayList<>(1));
      drop(places, now);
      for (int i = 0; i < places.size(); i++) {
        if (places.get(i).line().isSameAs(line)) {
          places.set(i, new Place(line, null, now, now));
          return Admission.YES;
        }
      }
      if (places.size() < most) {
        places.add(new Place(line, null, now, now));
        return Admission.YES;
      }
      if (!endOldest) {
        return Admission.NO;
      }
      Session oldest = places.remove(0).session();
      places.add(new Place(line, null, now, now));
      return new Admission(true, oldest);
    }
  }

  /** A NAS says that a session goes on. */
  public void heard(UUID credential, Line line, Session session, Instant since, Instant now) {
    Map<UUID, List<Place>> stripe = stripe(credential);
    synchronized (stripe) {
      List<Place> places = stripe.computeIfAbsent(credential, id -> new ArrayList<>(1));
      int at = indexOf(places, session);
      if (at < 0) {
        at = reservation(places, line);
      }
      Place place = new Place(line, session, since, now);
      if (at < 0) {
        places.add(place);
      } else {
        places.set(at, place);
      }
    }
  }

  /** A NAS says that a session is over. */
  public void ended(UUID credential, Session session) {
    Map<UUID, List<Place>> stripe = stripe(credential);
    synchronized (stripe) {
      List<Place> places = stripe.get(credential);
      int at = places == null ? -1 : indexOf(places, session);
      if (places != null && at >= 0) {
        places.remove(at);
      }
    }
  }

  /** A NAS says that it has begun anew: what it reported before {@code at} is over. */
  public void nasRestarted(String nasKey, Instant at) {
    for (Map<UUID, List<Place>> stripe : stripes) {
      synchronized (stripe) {
        stripe
            .values()
            .forEach(places -> places.removeIf(place -> place.session() != null
                && place.session().nasKey().equals(nasKey)
                && place.since().isBefore(at)));
      }
    }
  }

  /** Lets go of what is over; to be called now and then. */
  public void sweep(Instant now) {
    for (Map<UUID, List<Place>> stripe : stripes) {
      synchronized (stripe) {
        Iterator<List<Place>> each = stripe.values().iterator();
        while (each.hasNext()) {
          List<Place> places = each.next();
          drop(places, now);
          if (places.isEmpty()) {
            each.remove();
          }
        }
      }
    }
  }

  /** How many uses there are of a credential. */
  public int count(UUID credential, Instant now) {
    Map<UUID, List<Place>> stripe = stripe(credential);
    synchronized (stripe) {
      List<Place> places = stripe.get(credential);
      if (places == null) {
        return 0;
      }
      drop(places, now);
      return places.size();
    }
  }

  /** Whether a session of the credential was let into the walled garden only. */
  public boolean isWalled(UUID credential, String nasKey, String id) {
    Map<UUID, List<Place>> stripe = stripe(credential);
    synchronized (stripe) {
      List<Place> places = stripe.getOrDefault(credential, List.of());
      int at = indexOf(places, new Session(nasKey, id, "", null, false));
      Session session = at < 0 ? null : places.get(at).session();
      return session != null && session.walled();
    }
  }

  private void drop(List<Place> places, Instant now) {
    for (int i = places.size() - 1; i >= 0; i--) {
      Place place = places.get(i);
      Duration patience = place.session() == null ? RESERVED : silence;
      if (place.heardAt().plus(patience).isBefore(now)) {
        places.remove(i);
      }
    }
  }

  private static int indexOf(List<Place> places, Session session) {
    for (int i = 0; i < places.size(); i++) {
      Session known = places.get(i).session();
      if (known != null
          && known.id().equals(session.id())
          && known.nasKey().equals(session.nasKey())) {
        return i;
      }
    }
    return -1;
  }

  private static int reservation(List<Place> places, Line line) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).session() == null && places.get(i).line().isSameAs(line)) {
        return i;
      }
    }
    return -1;
  }

  private Map<UUID, List<Place>> stripe(UUID credential) {
    return stripes.get((credential.hashCode() & 0x7fffffff) % STRIPES);
  }
}
