package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.credential.LearnedBindings.Learned;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessFacts.Addresses;
import io.dotmac.sub.core.access.index.AccessFacts.Binding;
import io.dotmac.sub.core.access.index.AccessFacts.Learning;
import io.dotmac.sub.core.access.index.AccessFacts.Line;
import io.dotmac.sub.server.adapter.radius.line.LineKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What only some users have: equipment they are bound to, a line they are known by, addresses of
 * their own, a last day. The others share {@link #NONE}.
 */
public final class Particulars {
  /** Of a user who may come from anywhere and gets what the NAS gives. */
  public static final Particulars NONE = new Particulars(
      new Binding(null, null, null, new Learning(false, false, false)),
      null,
      new Addresses(null, null, null, null, List.of()),
      null);

  private final Binding binding;
  private final @Nullable Line line;
  private final Addresses addresses;
  private final @Nullable Instant endsAt;
  private volatile @Nullable Learned learned;

  Particulars(Binding binding, @Nullable Line line, Addresses addresses, @Nullable Instant endsAt) {
    this.binding = binding;
    this.line = line;
    this.addresses = addresses;
    this.endsAt = endsAt;
  }

  static Particulars of(AccessFacts facts) {
    Particulars own =
        new Particulars(facts.binding(), facts.lineOrNull(), facts.addresses(), facts.endsAt());
    return own.says(NONE) ? NONE : own;
  }

  /** Whether it says the same, whatever logins have settled. */
  boolean says(Particulars other) {
    return binding.equals(other.binding)
        && Objects.equals(line, other.line)
        && addresses.equals(other.addresses)
        && Objects.equals(endsAt, other.endsAt);
  }

  Binding binding() {
    return binding;
  }

  @Nullable
  Line line() {
    return line;
  }

  /** What the session is given. */
  public Addresses addresses() {
    return addresses;
  }

  /** When the service ends; null if it goes on. */
  public @Nullable Instant endsAt() {
    return endsAt;
  }

  /** The only station it may be used from; {@link LineKey#UNKNOWN} if it does not matter. */
  public long station() {
    String mac = binding.mac() == null && learned != null ? learned.mac() : binding.mac();
    return mac == null ? LineKey.UNKNOWN : LineKey.ofStation(mac);
  }

  /** The only NAS it may be used at; null if it does not matter. */
  public @Nullable UUID nasDevice() {
    Learned settled = learned;
    return binding.nasDevice() == null && settled != null
        ? settled.nasDevice()
        : binding.nasDevice();
  }

  /** The only VLAN it may be used in; null if it does not matter. */
  public @Nullable Integer vlan() {
    Learned settled = learned;
    return binding.vlan() == null && settled != null ? settled.vlan() : binding.vlan();
  }

  /** What the next login settles. */
  public Learning learning() {
    return binding.learning();
  }

  /** Whether a login settles anything. */
  public boolean learns() {
    return binding.learns();
  }

  /**
   * Settles where it may be used from now on, until the database says so: of each thing the first
   * that was said stays.
   */
  public synchronized Learned settle(Learned said) {
    Learned first = learned;
    Learned settled = first == null
        ? said
        : new Learned(
            said.credential(),
            first.mac() == null ? said.mac() : first.mac(),
            first.nasDevice() == null ? said.nasDevice() : first.nasDevice(),
            first.vlan() == null ? said.vlan() : first.vlan());
    learned = settled;
    return settled;
  }
}
