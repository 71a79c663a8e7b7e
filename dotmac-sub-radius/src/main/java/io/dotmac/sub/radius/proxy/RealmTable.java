package io.dotmac.sub.radius.proxy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which servers are asked about whom: by the realm behind the last {@code @} of a name, where the
 * longest match counts ({@code a.example.org} is also of {@code example.org}), or else by the
 * domain before the first backslash. Upper and lower case are the same.
 */
public final class RealmTable {
  private final Map<String, HomePool> suffixes;
  private final Map<String, HomePool> prefixes;

  private RealmTable(Map<String, HomePool> suffixes, Map<String, HomePool> prefixes) {
    this.suffixes = Map.copyOf(suffixes);
    this.prefixes = Map.copyOf(prefixes);
  }

  /** A table without realms. */
  public static RealmTable empty() {
    return new RealmTable(Map.of(), Map.of());
  }

  /** And users whose names end with {@code @realm}. */
  public RealmTable suffix(String realm, HomePool pool) {
    return new RealmTable(with(suffixes, realm, pool), prefixes);
  }

  /** And users whose names begin with {@code domain\}. */
  public RealmTable prefix(String domain, HomePool pool) {
    return new RealmTable(suffixes, with(prefixes, domain, pool));
  }

  private static Map<String, HomePool> with(
      Map<String, HomePool> before, String name, HomePool pool) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a realm has a name");
    }
    Map<String, HomePool> more = new HashMap<>(before);
    more.put(name.toLowerCase(Locale.ROOT), pool);
    return more;
  }

  /** The servers to ask about this user; empty for users of one's own. */
  public Optional<HomePool> find(String userName) {
    int at = userName.lastIndexOf('@');
    String realm = at < 0 ? "" : userName.substring(at + 1).toLowerCase(Locale.ROOT);
    while (!realm.isEmpty()) {
      HomePool pool = suffixes.get(realm);
      if (pool != null) {
        return Optional.of(pool);
      }
      int dot = realm.indexOf('.');
      realm = dot < 0 ? "" : realm.substring(dot + 1);
    }
    int backslash = userName.indexOf('\\');
    return backslash < 0
        ? Optional.empty()
        : Optional.ofNullable(
            prefixes.get(userName.substring(0, backslash).toLowerCase(Locale.ROOT)));
  }
}
