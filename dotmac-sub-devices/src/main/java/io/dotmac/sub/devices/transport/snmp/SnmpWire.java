package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/** One socket. Sends requests and completes their answers, each in the thread that receives. */
final class SnmpWire implements AutoCloseable {
  private static final int RECEIVE_BUFFER = 4 << 20;

  private final SnmpEngines engines = new SnmpEngines();
  private final Map<Integer, Listener> secure = new ConcurrentHashMap<>();
  private final Snmp snmp;

  private SnmpWire(MessageDispatcherImpl dispatcher, DefaultUdpTransportMapping socket) {
    this.snmp = new Believing(dispatcher, socket);
  }

  static SnmpWire open() {
    try {
      DefaultUdpTransportMapping socket = new DefaultUdpTransportMapping();
      socket.setReceiveBufferSize(RECEIVE_BUFFER);
      MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
      dispatcher.addMessageProcessingModel(new MPv1());
      dispatcher.addMessageProcessingModel(new MPv2c());
      SnmpWire wire = new SnmpWire(dispatcher, socket);
      dispatcher.addMessageProcessingModel(wire.engines.model());
      wire.snmp.listen();
      return wire;
    } catch (IOException e) {
      throw new DeviceException(new DeviceError.Unreachable("no UDP socket could be opened"), e);
    }
  }

  SnmpEngines engines() {
    return engines;
  }

  /** Sends a request. The answer is a {@link Reply} or fails with a {@code DeviceException}. */
  void send(SnmpTarget target, Question question, CompletableFuture<Reply> answer) {
    try {
      PDU pdu = pdu(target, question);
      Target<UdpAddress> to = target(target, question);
      Listener listener = new Listener(target, question, pdu, answer);
      if (target.login() instanceof SnmpLogin.User) {
        int number = snmp.getNextRequestID();
        pdu.setRequestID(new Integer32(number));
        secure.put(number, listener);
        answer.whenComplete((reply, failure) -> secure.remove(number));
      }
      snmp.send(pdu, to, null, listener);
    } catch (IOException | RuntimeException e) {
      answer.completeExceptionally(new DeviceException(
          new DeviceError.Unreachable("the request could not be sent to " + target.id()), e));
    }
  }

  private static PDU pdu(SnmpTarget target, Question question) {
    PDU pdu = target.login() instanceof SnmpLogin.User
        ? new ScopedPDU()
        : isFirst(target.login()) ? new PDUv1() : new PDU();
    switch (question.kind()) {
      case GET, ENGINE -> pdu.setType(PDU.GET);
      case SET -> pdu.setType(PDU.SET);
      case NEXT -> pdu.setType(PDU.GETNEXT);
      case BULK -> {
        pdu.setType(PDU.GETBULK);
        pdu.setMaxRepetitions(question.repetitions());
      }
    }
    for (int i = 0; i < question.oids().size(); i++) {
      OID oid = new OID(question.oids().get(i).arcs());
      pdu.add(
          question.kind() == Question.Kind.SET
              ? new VariableBinding(oid, Values.variable(question.values().get(i)))
              : new VariableBinding(oid));
    }
    return pdu;
  }

  static boolean isFirst(SnmpLogin login) {
    return login instanceof SnmpLogin.Community community && community.first();
  }

  private Target<UdpAddress> target(SnmpTarget target, Question question) {
    Target<UdpAddress> to = target.login() instanceof SnmpLogin.User user
        ? secure(target, user, question)
        : community(target, (SnmpLogin.Community) target.login());
    to.setAddress(address(target));
    to.setTimeout(target.limits().timeout().toMillis());
    // What sets something is sent once: a second time may mean something else.
    to.setRetries(question.kind() == Question.Kind.SET ? 0 : target.limits().retries());
    return to;
  }

  private static Target<UdpAddress> community(SnmpTarget target, SnmpLogin.Community login) {
    CommunityTarget<UdpAddress> to = new CommunityTarget<>();
    to.setCommunity(new OctetString(login.community()));
    to.setVersion(isFirst(target.login()) ? SnmpConstants.version1 : SnmpConstants.version2c);
    return to;
  }

  private Target<UdpAddress> secure(SnmpTarget target, SnmpLogin.User user, Question question) {
    UserTarget<UdpAddress> to = new UserTarget<>();
    to.setVersion(SnmpConstants.version3);
    if (question.kind() == Question.Kind.ENGINE) {
      to.setSecurityLevel(SecurityLevel.NOAUTH_NOPRIV);
      to.setSecurityName(new OctetString());
      return to;
    }
    byte[] engine = engines.known(target.address()).orElseThrow();
    engines.enter(engine, user);
    to.setAuthoritativeEngineID(engine);
    to.setSecurityName(new OctetString(user.name()));
    to.setSecurityLevel(
        user.cipher() != SnmpLogin.Cipher.NONE
            ? SecurityLevel.AUTH_PRIV
            : user.digest() != SnmpLogin.Digest.NONE
                ? SecurityLevel.AUTH_NOPRIV
                : SecurityLevel.NOAUTH_NOPRIV);
    return to;
  }

  static UdpAddress address(SnmpTarget target) {
    InetSocketAddress address = target.address();
    if (address.isUnresolved()) {
      throw new DeviceException(
          new DeviceError.Unreachable("the name " + address.getHostString() + " has no address"));
    }
    return new UdpAddress(address.getAddress(), address.getPort());
  }

  /**
   * Takes the name of an engine from the first refusal, and believes a device that refuses a
   * login. Such a refusal cannot be authenticated, and RFC 3412 7.2.11 lets it be dropped; but then
   * a wrong pass phrase would look like a silent device.
   */
  private final class Believing extends Snmp {
    Believing(MessageDispatcherImpl dispatcher, DefaultUdpTransportMapping socket) {
      super(dispatcher, socket);
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
      PDU pdu = event.getPDU();
      if (pdu == null || pdu.getType() != PDU.REPORT || event.getPduHandle() == null) {
        super.processPdu(event);
        return;
      }
      List<Binding> said = Values.of(pdu);
      Listener asked = secure.get(event.getPduHandle().getTransactionID());
      if (asked != null && asked.asksForEngine()) {
        event.setProcessed(true);
        snmp.cancel(asked.sent(), asked);
        asked.discovered(pdu);
      } else if (asked != null
          && said.size() == 1
          && Reports.isFinal(said.get(0).oid())) {
        event.setProcessed(true);
        snmp.cancel(asked.sent(), asked);
        asked.report(said);
      } else {
        super.processPdu(event);
      }
    }
  }

  /** Takes one answer. */
  private final class Listener implements ResponseListener {
    private final SnmpTarget target;
    private final Question question;
    private final CompletableFuture<Reply> answer;
    private final PDU sent;

    Listener(SnmpTarget target, Question question, PDU sent, CompletableFuture<Reply> answer) {
      this.sent = sent;
      this.target = target;
      this.question = question;
      this.answer = answer;
    }

    @Override
    public <A extends Address> void onResponse(ResponseEvent<A> event) {
      // Without this the library keeps the request for ever.
      snmp.cancel(event.getRequest(), this);
      PDU response = event.getResponse();
      try {
        if (response == null) {
          // A device that was set up anew refuses what it was known by, in a way that is dropped.
          engines.forget(target.address(), address(target));
          fail(
              event.getError() == null
                  ? new DeviceError.TimedOut(
                      question.shown() + " of " + target.id(), target.limits().patience())
                  : new DeviceError.Unreachable("no answer can be read from " + target.id()));
        } else if (question.kind() == Question.Kind.ENGINE) {
          discovered(response);
        } else if (response.getType() == PDU.REPORT) {
          report(Values.of(response));
        } else {
          answer.complete(
              new Reply(response.getErrorStatus(), response.getErrorIndex(), Values.of(response)));
        }
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    }

    PDU sent() {
      return sent;
    }

    boolean asksForEngine() {
      return question.kind() == Question.Kind.ENGINE;
    }

    /** A refusal is all that was asked for: it names the engine. */
    void discovered(PDU refusal) {
      try {
        byte[] said = refusal instanceof ScopedPDU scoped
            ? scoped.getContextEngineID().getValue()
            : new byte[0];
        engines.discovered(target.address(), address(target), said);
        answer.complete(new Reply(0, 0, List.of()));
      } catch (DeviceException e) {
        answer.completeExceptionally(e);
      }
    }

    void report(List<Binding> bindings) {
      Oid counter = bindings.isEmpty() ? Oid.of("0.0") : bindings.get(0).oid();
      if (Reports.isStaleEngine(counter)) {
        engines.forget(target.address(), address(target));
      }
      fail(Reports.error(counter));
    }

    private void fail(DeviceError error) {
      answer.completeExceptionally(new DeviceException(error));
    }
  }

  @Override
  public void close() {
    try {
      snmp.close();
    } catch (IOException e) {
      // It is closed either way; what was under way has been told.
    }
  }
}
