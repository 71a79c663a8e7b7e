package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessFacts.Addresses;
import io.dotmac.sub.core.access.index.AccessFacts.Binding;
import io.dotmac.sub.core.access.index.AccessFacts.Learning;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.AccessRules.FullPolicy;
import io.dotmac.sub.core.access.index.AccessRules.Garden;
import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.core.access.index.ProfileFacts.Burst;
import io.dotmac.sub.core.access.index.ProfileFacts.NamedValue;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.adapter.radius.index.SnapshotWriter.Kind;
import io.dotmac.sub.server.adapter.radius.index.Terms.SecretKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} has written. */
final class SnapshotReader {
  private final DataInputStream in;
  private final List<Terms> terms = new ArrayList<>();
  private final Map<TenantId, AccessRules> rules = new LinkedHashMap<>();
  private final Map<TenantId, List<NasFacts>> nases = new LinkedHashMap<>();
  private final List<IndexEntry> users = new ArrayList<>();

  SnapshotReader(DataInputStream in) {
    this.in = in;
  }

  Map<TenantId, AccessRules> rules() {
    return rules;
  }

  Map<TenantId, List<NasFacts>> nases() {
    return nases;
  }

  List<IndexEntry> users() {
    return users;
  }

  /**
   * Reads up to the end.
   *
   * @throws IllegalArgumentException if this is none that was written
   */
  void readAll() throws IOException {
    for (Kind kind = kind(); kind != Kind.END; kind = kind()) {
      switch (kind) {
        case RULES -> rules.put(tenant(), rulesOfTenant());
        case NASES -> nases.put(tenant(), nasesOfTenant());
        case TERMS -> terms.add(nextTerms());
        default -> users.add(user());
      }
    }
    int written = in.readInt();
    if (written != users.size()) {
      throw new IllegalArgumentException(written + " users expected, found " + users.size());
    }
  }

  private Kind kind() throws IOException {
    int number = in.readUnsignedByte();
    if (number >= Kind.values().length) {
      throw new IllegalArgumentException("nothing has number " + number);
    }
    return Kind.values()[number];
  }

  private AccessRules rulesOfTenant() throws IOException {
    return new AccessRules(
        in.readInt(),
        FullPolicy.valueOf(in.readUTF()),
        in.readBoolean()
            ? new Garden(in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readInt())
            : null);
  }

  private List<NasFacts> nasesOfTenant() throws IOException {
    List<NasFacts> all = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      all.add(new NasFacts(
          uuid(),
          optionalUuid(),
          in.readUTF(),
          in.readUTF(),
          optionalText(),
          optionalMoment(),
          in.readUTF(),
          in.readUTF(),
          optionalText(),
          in.readInt(),
          optionalText()));
    }
    return all;
  }

  private Terms nextTerms() throws IOException {
    return new Terms(
        tenant(),
        in.readUTF(),
        in.readBoolean(),
        new DesiredAccess(AccessState.valueOf(in.readUTF()), in.readUTF(), speed()),
        SecretKind.valueOf(in.readUTF()),
        in.readBoolean() ? profile() : null);
  }

  private ProfileFacts profile() throws IOException {
    return new ProfileFacts(
        uuid(),
        speed(),
        in.readBoolean()
            ? new Burst(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt())
            : null,
        optionalNumber(),
        optionalText(),
        optionalText(),
        optionalText(),
        optionalNumber(),
        optionalNumber(),
        optionalNumber(),
        optionalText(),
        optionalText(),
        attributes());
  }

  private List<NamedValue> attributes() throws IOException {
    List<NamedValue> all = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      all.add(new NamedValue(in.readUTF(), in.readUTF()));
    }
    return all;
  }

  private IndexEntry user() throws IOException {
    Terms its = terms.get(in.readInt());
    IndexEntry.Ids ids = new IndexEntry.Ids(uuid(), uuid(), optionalUuid());
    byte[] name = octets();
    byte[] secret = in.readBoolean() ? octets() : null;
    Particulars own = in.readBoolean() ? particulars() : Particulars.NONE;
    return new IndexEntry(ids, its, own, name, secret);
  }

  private Particulars particulars() throws IOException {
    return new Particulars(
        new Binding(
            optionalText(),
            optionalUuid(),
            optionalNumber(),
            new Learning(in.readBoolean(), in.readBoolean(), in.readBoolean())),
        in.readBoolean() ? new AccessFacts.Line(in.readUTF(), in.readUTF()) : null,
        new Addresses(optionalText(), optionalText(), optionalText(), optionalNumber(), routes()),
        optionalMoment());
  }

  private List<String> routes() throws IOException {
    List<String> all = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      all.add(in.readUTF());
    }
    return all;
  }

  private TenantId tenant() throws IOException {
    return new TenantId(uuid());
  }

  private UUID uuid() throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  private byte[] octets() throws IOException {
    byte[] octets = new byte[in.readUnsignedShort()];
    in.readFully(octets);
    return octets;
  }

  private @Nullable LineSpeed speed() throws IOException {
    return in.readBoolean() ? new LineSpeed(in.readInt(), in.readInt()) : null;
  }

  private @Nullable UUID optionalUuid() throws IOException {
    return in.readBoolean() ? uuid() : null;
  }

  private @Nullable String optionalText() throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private @Nullable Integer optionalNumber() throws IOException {
    return in.readBoolean() ? in.readInt() : null;
  }

  private @Nullable Instant optionalMoment() throws IOException {
    return in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
  }
}
