package io.dotmac.sub.core.network.ip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What nobody holds of a pool's blocks. It keeps a bit for each unit, in chunks of 256 of which
 * only those exist in which something is held: a pool of millions costs nothing until it is used.
 * Several nodes begin in different chunks, so that they seldom want the same unit. Not thread-safe.
 */
public final class FreeUnits {
  /** How many units a node looks through before it goes on to the next of its chunks. */
  public static final int CHUNK = 256;

  private static final int WORDS = CHUNK / 64;

  private final int unitLength;
  private final @Nullable IpNetwork gateway;
  private final List<IpNetwork> blocks;
  private final List<Map<Long, long[]>> held;
  private final TreeMap<String, IpNetwork> fixed = new TreeMap<>();
  private final int node;
  private final int nodes;
  private int block;
  private long chunk;
  private boolean foreign;

  /**
   * All of these blocks is free.
   *
   * @param unitLength what one login is given: 32 for IPv4, the length of a prefix for IPv6
   * @param node this node's number among {@code nodes}, from 0
   */
  public FreeUnits(
      List<IpNetwork> blocks, int unitLength, @Nullable IpNetwork gateway, int node, int nodes) {
    this.blocks = List.copyOf(blocks);
    this.unitLength = unitLength;
    this.gateway = gateway;
    this.held = blocks.stream().<Map<Long, long[]>>map(each -> new HashMap<>()).toList();
    this.node = node;
    this.nodes = nodes;
    this.chunk = node;
  }

  /** Somebody holds that: a unit, a part of one, or several. */
  public void hold(IpNetwork prefix) {
    int at = blockOf(prefix);
    if (at < 0 || prefix.length() < unitLength) {
      fixed.put(prefix.toString(), prefix);
      return;
    }
    long number = blocks.get(at).numberOf(prefix, unitLength);
    long[] words = held.get(at).computeIfAbsent(number / CHUNK, key -> new long[WORDS]);
    words[word(number)] |= bit(number);
  }

  /** Nobody holds that any more. */
  public void free(IpNetwork prefix) {
    int at = blockOf(prefix);
    if (at < 0 || prefix.length() < unitLength) {
      fixed.remove(prefix.toString());
      return;
    }
    long number = blocks.get(at).numberOf(prefix, unitLength);
    long[] words = held.get(at).get(number / CHUNK);
    if (words != null) {
      words[word(number)] &= ~bit(number);
    }
    restart();
  }

  /** A unit that is free, which is held from now on; empty if there is none. */
  public Optional<IpNetwork> take() {
    while (block < blocks.size()) {
      IpNetwork found = inChunk();
      if (found != null) {
        hold(found);
        return Optional.of(found);
      }
      nextChunk();
    }
    return Optional.empty();
  }

  private @Nullable IpNetwork inChunk() {
    IpNetwork within = blocks.get(block);
    long[] words = held.get(block).get(chunk);
    long end = Math.min(within.units(unitLength), (chunk + 1) * CHUNK);
    for (long number = chunk * CHUNK; number < end; number++) {
      if (words == null || (words[word(number)] & bit(number)) == 0) {
        IpNetwork unit = within.unit(number, unitLength);
        if (isGiven(within, unit)) {
          return unit;
        }
      }
    }
    return null;
  }

  /** First the chunks of this node in all blocks, then those of the others. */
  private void nextChunk() {
    do {
      chunk++;
    } while (nodes > 1 && (chunk % nodes == node) == foreign);
    if (chunk * CHUNK >= blocks.get(block).units(unitLength)) {
      block++;
      if (block == blocks.size() && nodes > 1 && !foreign) {
        foreign = true;
        block = 0;
      }
      chunk = firstChunk();
    }
  }

  private void restart() {
    block = 0;
    foreign = false;
    chunk = firstChunk();
  }

  private long firstChunk() {
    if (foreign) {
      return node == 0 ? 1 : 0;
    }
    return node;
  }

  /** Equipment takes the first and the last address of a network for no host's. */
  private boolean isGiven(IpNetwork within, IpNetwork unit) {
    if (unit.equals(gateway) || fixed.values().stream().anyMatch(unit::overlaps)) {
      return false;
    }
    return within.version() == IpVersion.IPV6
        || within.length() >= 31
        || unit.low() != within.low() && unit.low() != within.low() + within.units(unitLength) - 1;
  }

  private int blockOf(IpNetwork prefix) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).contains(prefix)) {
        return i;
      }
    }
    return -1;
  }

  private static int word(long number) {
    return (int) (number % CHUNK) / 64;
  }

  private static long bit(long number) {
    return 1L << (number % 64);
  }
}
