package io.dotmac.sub.core.provisioning.drift;

import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An ONT as the records have it.
 *
 * @param place on the device that is read; absent where it is not recorded there
 * @param elsewhere where it is recorded otherwise, in words; absent where it is recorded nowhere
 * @param wanted what its service is to have
 * @param vlans that it was given; empty where that is not known
 * @param limits of those, as {@link SeenServices#limit} says them
 * @param more whether it may have others besides, by commands of a template
 */
public record KnownOnt(
    String serialNumber,
    @Nullable OntPlace place,
    @Nullable String elsewhere,
    Wanted wanted,
    SortedSet<Integer> vlans,
    SortedSet<String> limits,
    boolean more,
    Links links) {
  /** What a service is to have. */
  public enum Wanted {
    /** It is on. */
    ON,
    /** It is suspended, and nothing but its line terminal can hold it back. */
    OFF,
    /** Either is right: it has no service, or its login is refused while it is suspended. */
    EITHER
  }

  /** What there is to look at; {@code order} is the one that set it up. */
  public record Links(
      @Nullable UUID ontUnit,
      @Nullable UUID subscription,
      @Nullable UUID order) {
    /** Nothing. */
    public static final Links NONE = new Links(null, null, null);
  }
}
