package io.dotmac.sub.server.adapter.radius.journal;

import io.dotmac.sub.core.access.session.AccountingEntry;
import io.dotmac.sub.core.access.session.AccountingEntry.NasRestart;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an entry of accounting is written as octets; the first one says in which form. */
public final class EntryCodec {
  private static final int REPORT = 1;
  private static final int RESTART = 2;

  /** Whose entry it is, and the entry. */
  public record Item(TenantId tenant, AccountingEntry entry) {}

  private EntryCodec() {}

  /** The octets of an entry. */
  public static byte[] encode(Item item) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(octets)) {
      if (item.entry() instanceof SessionReport report) {
        out.writeByte(REPORT);
        uuid(out, item.tenant().value());
        report(out, report);
      } else if (item.entry() instanceof NasRestart restart) {
        out.writeByte(RESTART);
        uuid(out, item.tenant().value());
        out.writeUTF(restart.nasKey());
        instant(out, restart.at());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return octets.toByteArray();
  }

  /**
   * The entry of those octets.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static Item decode(byte[] octets) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets))) {
      int form = in.readUnsignedByte();
      TenantId tenant = new TenantId(new UUID(in.readLong(), in.readLong()));
      switch (form) {
        case REPORT:
          return new Item(tenant, report(in));
        case RESTART:
          return new Item(tenant, new NasRestart(in.readUTF(), instant(in)));
        default:
          throw new IllegalArgumentException("no entry has form " + form);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the entry ends too early", e);
    }
  }

  private static void report(DataOutputStream out, SessionReport report) throws IOException {
    out.writeByte(report.kind().ordinal());
    out.writeUTF(report.nasKey());
    out.writeUTF(report.sessionId());
    out.writeUTF(report.username());
    instant(out, report.at());
    out.writeLong(report.seconds());
    out.writeLong(report.octetsIn());
    out.writeLong(report.octetsOut());
    out.writeBoolean(report.wide());
    Party party = report.party();
    optional(out, party.subscriber());
    optional(out, party.subscription());
    optional(out, party.credential());
    optional(out, party.client());
    optional(out, party.nasDevice());
    Line line = report.line();
    optional(out, line.multiSessionId());
    optional(out, line.framedIp());
    optional(out, line.framedIpv6Prefix());
    optional(out, line.delegatedIpv6Prefix());
    optional(out, line.callingStation());
    optional(out, line.calledStation());
    optional(out, line.nasPortId());
    out.writeLong(line.nasPort());
    optional(out, report.terminateCause());
  }

  private static SessionReport report(DataInputStream in) throws IOException {
    return new SessionReport(
        Kind.values()[in.readUnsignedByte()],
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        instant(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        new Party(uuid(in), uuid(in), uuid(in), uuid(in), uuid(in)),
        new Line(
            text(in), text(in), text(in), text(in), text(in), text(in), text(in), in.readLong()),
        text(in));
  }

  private static void uuid(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void optional(DataOutputStream out, @Nullable UUID id) throws IOException {
    out.writeBoolean(id != null);
    if (id != null) {
      uuid(out, id);
    }
  }

  private static @Nullable UUID uuid(DataInputStream in) throws IOException {
    return in.readBoolean() ? new UUID(in.readLong(), in.readLong()) : null;
  }

  private static void optional(DataOutputStream out, @Nullable String text) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String text(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static void instant(DataOutputStream out, Instant at) throws IOException {
    out.writeLong(at.getEpochSecond());
    out.writeInt(at.getNano());
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
