package io.dotmac.sub.radius.bridge;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeCursor;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.ValueCodec;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccountingBatch;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.tinyradius.attribute.RadiusAttribute;
import org.tinyradius.attribute.VendorSpecificAttribute;
import org.tinyradius.packet.AccountingRequest;
import org.tinyradius.packet.RadiusPacket;
import org.tinyradius.util.RadiusException;
import org.tinyradius.util.RadiusServer;

/**
 * Lets handlers written for TinyRadius answer on this library's server.
 *
 * <pre>{@code
 * org.tinyradius.util.RadiusServer handlers = new YourServer();
 * RadiusServer.builder(directory)
 *     .access(TinyRadiusBridge.policy(handlers, threads))
 *     .accounting(TinyRadiusBridge.sink(handlers))
 *     .start();
 * }</pre>
 *
 * <p>Secrets come from the directory, not from {@code getSharedSecret}. Proxy-State and
 * Message-Authenticator are the server's affair: those a handler sets are left out. What a handler
 * does not answer, or fails on with a {@code RadiusException}, is not answered.
 */
public final class TinyRadiusBridge {
  private static final RejectReason REJECTED = new RejectReason("rejected_by_handler");
  private static final int VENDOR_SPECIFIC = 26;

  private TinyRadiusBridge() {}

  /**
   * A policy that asks {@code accessRequestReceived}.
   *
   * @param executor does the asking, since handlers may wait; when it is full there is no answer
   */
  public static AccessPolicy policy(RadiusServer handlers, Executor executor) {
    return (request, responder) -> {
      try {
        executor.execute(() -> responder.respond(decide(handlers, request)));
      } catch (RejectedExecutionException full) {
        responder.respond(new AccessDecision.Silence());
      }
    };
  }

  /** A sink that asks {@code accountingRequestReceived}; what gets an answer is durable. */
  public static AccountingSink sink(RadiusServer handlers) {
    return batch -> {
      for (int i = 0; i < batch.records().size(); i++) {
        store(handlers, batch, i);
      }
    };
  }

  private static AccessDecision decide(RadiusServer handlers, AccessRequest request) {
    try {
      RadiusPacket answer = handlers.accessRequestReceived(requestOf(request), request.source());
      return answer == null ? new AccessDecision.Silence() : decision(answer);
    } catch (RadiusException | RuntimeException e) {
      return new AccessDecision.Silence();
    }
  }

  private static AccessDecision decision(RadiusPacket answer) {
    AttributeBlock attributes = attributesOf(answer);
    return switch (answer.getPacketType()) {
      case RadiusPacket.ACCESS_ACCEPT -> AccessDecision.accept(attributes);
      case RadiusPacket.ACCESS_REJECT -> new AccessDecision.Reject(REJECTED, attributes);
      case RadiusPacket.ACCESS_CHALLENGE -> new AccessDecision.Challenge(attributes);
      default -> new AccessDecision.Silence();
    };
  }

  private static void store(RadiusServer handlers, AccountingBatch batch, int index) {
    AccountingRecord accounting = batch.records().get(index);
    try {
      AccountingRequest request = new AccountingRequest();
      fill(request, accounting.packet());
      RadiusPacket answer = handlers.accountingRequestReceived(request, accounting.source());
      if (answer == null) {
        batch.failed(index, new RadiusException("the handler did not answer"));
      } else {
        batch.done(index);
      }
    } catch (RadiusException | RuntimeException e) {
      batch.failed(index, e);
    }
  }

  /** The request as TinyRadius has it after decoding, the password un-hidden. */
  public static org.tinyradius.packet.AccessRequest requestOf(AccessRequest request)
      throws RadiusException {
    Decoded decoded = new Decoded();
    fill(decoded, request.packet());
    if (request.attempt() instanceof AuthAttempt.Pap pap) {
      decoded.setAuthProtocol(org.tinyradius.packet.AccessRequest.AUTH_PAP);
      decoded.setUserPassword(new String(pap.password(), StandardCharsets.UTF_8));
    } else if (request.attempt() instanceof AuthAttempt.Chap) {
      decoded.decodeChap();
    }
    return decoded;
  }

  /** The packet as TinyRadius would have it: the same attributes in the same order. */
  public static RadiusPacket packetOf(PacketView packet) {
    RadiusPacket copy = new RadiusPacket(packet.code(), packet.identifier());
    fill(copy, packet);
    return copy;
  }

  private static void fill(RadiusPacket target, PacketView packet) {
    target.setPacketType(packet.code());
    target.setPacketIdentifier(packet.identifier());
    target.setAuthenticator(packet.authenticator());
    AttributeCursor cursor = packet.attributes();
    while (cursor.next()) {
      RadiusAttribute attribute = attribute(cursor);
      if (attribute != null) {
        target.addAttribute(attribute);
      }
    }
  }

  /** Null for what TinyRadius cannot hold: malformed or wide attributes of vendors. */
  private static @Nullable RadiusAttribute attribute(AttributeCursor cursor) {
    boolean malformed = cursor.vendor() == 0 && cursor.type() == VENDOR_SPECIFIC;
    if (malformed || cursor.type() > 255) {
      return null;
    }
    int vendor = cursor.vendor() == 0 ? -1 : cursor.vendor();
    RadiusAttribute attribute = RadiusAttribute.createRadiusAttribute(vendor, cursor.type());
    // A wrong length for its type would be refused by the subclass: such a value stays octets.
    try {
      attribute.setAttributeData(cursor.octets());
      attribute.getAttributeValue();
    } catch (RuntimeException e) {
      attribute = new RadiusAttribute(cursor.type(), cursor.octets());
      attribute.setVendorId(vendor);
    }
    if (vendor < 0) {
      return attribute;
    }
    VendorSpecificAttribute whole = new VendorSpecificAttribute(vendor);
    whole.addSubAttribute(attribute);
    return whole;
  }

  /** The attributes of a packet of TinyRadius, but Proxy-State and Message-Authenticator. */
  public static AttributeBlock attributesOf(RadiusPacket packet) {
    AttributeBlock.Builder block = AttributeBlock.builder();
    for (Object each : packet.getAttributes()) {
      if (each instanceof VendorSpecificAttribute whole) {
        List<?> inside = whole.getSubAttributes();
        for (Object part : inside) {
          add(block, whole.getChildVendorId(), (RadiusAttribute) part);
        }
      } else if (each instanceof RadiusAttribute attribute) {
        add(block, 0, attribute);
      }
    }
    return block.build();
  }

  private static void add(AttributeBlock.Builder block, int vendor, RadiusAttribute attribute) {
    int type = attribute.getAttributeType();
    boolean servers = vendor == 0
        && (type == Attributes.PROXY_STATE.type()
            || type == Attributes.MESSAGE_AUTHENTICATOR.type());
    if (!servers && attribute.getAttributeData() != null) {
      AttributeKey<byte[]> key =
          new AttributeKey<>("Attr-" + type, vendor, type, ValueCodec.OCTETS);
      block.add(key, attribute.getAttributeData());
    }
  }

  /** Opens the one step of TinyRadius' decoding that reads CHAP, which needs no secret. */
  private static final class Decoded extends org.tinyradius.packet.AccessRequest {
    void decodeChap() throws RadiusException {
      decodeRequestAttributes("");
    }
  }
}
