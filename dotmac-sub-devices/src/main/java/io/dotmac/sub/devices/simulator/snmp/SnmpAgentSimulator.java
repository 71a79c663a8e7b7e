package io.dotmac.sub.devices.simulator.snmp;

import io.dotmac.sub.devices.transport.snmp.SnmpLogin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.TransportStateReference;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import org.snmp4j.util.DefaultPDUFactory;

/** An SNMP agent on a free port of the loopback address, which answers one login. */
public final class SnmpAgentSimulator implements CommandResponder, AutoCloseable {
  private final SnmpFaults faults = new SnmpFaults();
  private final AtomicInteger requests = new AtomicInteger();
  private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor(task -> {
    Thread thread = new Thread(task, "simulated-snmp");
    thread.setDaemon(true);
    return thread;
  });
  private final SnmpLogin login;
  private final SnmpAnswers answers;
  private final Socket socket;
  private final Snmp snmp;

  private SnmpAgentSimulator(InetSocketAddress address, SnmpRecording recording, SnmpLogin login)
      throws IOException {
    this.login = login;
    this.answers = new SnmpAnswers(recording, faults);
    this.socket = new Socket(address);
    MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
    dispatcher.addMessageProcessingModel(new MPv1());
    dispatcher.addMessageProcessingModel(new MPv2c());
    dispatcher.addMessageProcessingModel(third(login));
    this.snmp = new Snmp(dispatcher, socket);
  }

  /** Starts an agent that plays a recording. */
  public static SnmpAgentSimulator start(SnmpRecording recording, SnmpLogin login) {
    return startAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), recording, login);
  }

  /** The same at an address, such as that of one which was there before. */
  public static SnmpAgentSimulator startAt(
      InetSocketAddress address, SnmpRecording recording, SnmpLogin login) {
    try {
      SnmpAgentSimulator agent = new SnmpAgentSimulator(address, recording, login);
      agent.snmp.addCommandResponder(agent);
      agent.snmp.listen();
      return agent;
    } catch (IOException e) {
      throw new UncheckedIOException("no UDP socket at " + address, e);
    }
  }

  private static MPv3 third(SnmpLogin login) {
    byte[] engine = MPv3.createLocalEngineID();
    SecurityProtocols protocols =
        new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.maxCompatibility);
    CounterSupport counters = new CounterSupport();
    USM users = new USM(protocols, new OctetString(engine), 1, counters);
    if (login instanceof SnmpLogin.User user) {
      users.addUser(new UsmUser(
          new OctetString(user.name()),
          switch (user.digest()) {
            case NONE -> null;
            case SHA_1 -> AuthSHA.ID;
            case SHA_256 -> AuthHMAC192SHA256.ID;
            case SHA_512 -> AuthHMAC384SHA512.ID;
          },
          user.digest() == SnmpLogin.Digest.NONE ? null : new OctetString(user.authentication()),
          switch (user.cipher()) {
            case NONE -> null;
            case AES_128 -> PrivAES128.ID;
            case AES_256 -> PrivAES256.ID;
          },
          user.cipher() == SnmpLogin.Cipher.NONE ? null : new OctetString(user.privacy())));
    }
    return new MPv3(
        engine,
        new DefaultPDUFactory(),
        protocols,
        SecurityModels.getCollection(new SecurityModel[] {users}),
        counters);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), socket.getListenAddress().getPort());
  }

  public SnmpFaults faults() {
    return faults;
  }

  /** How many requests it got, with those that it did not answer. */
  public int requests() {
    return requests.get();
  }

  /** Called for each request. */
  @Override
  public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
    PDU pdu = event.getPDU();
    if (pdu == null || !isAllowed(event)) {
      return;
    }
    event.setProcessed(true);
    requests.incrementAndGet();
    if (faults.takeSilence()) {
      return;
    }
    answers.answer(pdu, event.getMessageProcessingModel() == SnmpConstants.version1);
    if (faults.takeStrangeness()) {
      pdu.setRequestID(new Integer32(pdu.getRequestID().getValue() + 1));
    }
    if (faults.delay().isZero()) {
      send(event, pdu);
    } else {
      late.schedule(() -> send(event, pdu), faults.delay().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private boolean isAllowed(CommandResponderEvent<?> event) {
    if (login instanceof SnmpLogin.Community community) {
      int version = community.first() ? SnmpConstants.version1 : SnmpConstants.version2c;
      return event.getMessageProcessingModel() == version
          && Arrays.equals(
              event.getSecurityName(), community.community().getBytes(StandardCharsets.UTF_8));
    }
    // The model has checked the user; it lets those in too who authenticate less than they could.
    SnmpLogin.User user = (SnmpLogin.User) login;
    int level = user.cipher() != SnmpLogin.Cipher.NONE
        ? SecurityLevel.AUTH_PRIV
        : user.digest() != SnmpLogin.Digest.NONE
            ? SecurityLevel.AUTH_NOPRIV
            : SecurityLevel.NOAUTH_NOPRIV;
    return event.getMessageProcessingModel() == SnmpConstants.version3
        && event.getSecurityLevel() == level;
  }

  private static <A extends Address> void send(CommandResponderEvent<A> event, PDU pdu) {
    try {
      event
          .getMessageDispatcher()
          .returnResponsePdu(
              event.getMessageProcessingModel(),
              event.getSecurityModel(),
              event.getSecurityName(),
              event.getSecurityLevel(),
              pdu,
              event.getMaxSizeResponsePDU(),
              event.getStateReference(),
              new StatusInformation());
    } catch (MessageException e) {
      // The simulator was closed: nobody waits for this answer.
    }
  }

  @Override
  public void close() {
    late.shutdownNow();
    try {
      snmp.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the simulated agent did not end", e);
    }
  }

  /** Sends half of what it should when that fault is on. */
  private final class Socket extends DefaultUdpTransportMapping {
    Socket(InetSocketAddress address) throws IOException {
      super(new UdpAddress(address.getAddress(), address.getPort()));
    }

    @Override
    public void sendMessage(
        UdpAddress to, byte[] message, TransportStateReference state, long timeout, int retries)
        throws IOException {
      byte[] sent = faults.takeTruncation() ? Arrays.copyOf(message, message.length / 2) : message;
      super.sendMessage(to, sent, state, timeout, retries);
    }
  }
}
