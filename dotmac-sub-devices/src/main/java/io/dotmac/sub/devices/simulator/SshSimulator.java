package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.HostKeyPin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** A simulated device behind a real SSH server, on a free port of the loopback address. */
public final class SshSimulator implements AutoCloseable {
  private final SshServer server;
  private final KeyPair key;

  private SshSimulator(SshServer server, KeyPair key) {
    this.server = server;
    this.key = key;
  }

  /** Starts with a key of its own; nothing is written to disk. */
  public static SshSimulator start(SimulatedCli device, Credential login) {
    try {
      KeyPair key = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
      SshServer server = SshServer.setUpDefaultServer();
      server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
      server.setPort(0);
      server.setKeyPairProvider(KeyPairProvider.wrap(key));
      server.setPasswordAuthenticator((user, password, session) ->
          // RouterOS takes wishes for the terminal after a plus sign.
          login.user().equals(user.replaceFirst("\\+.*", ""))
              && login.password().equals(password));
      server.setShellFactory(channel -> new Shell(device));
      server.start();
      return new SshSimulator(server, key);
    } catch (IOException e) {
      throw new UncheckedIOException("no SSH server on the loopback address", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key could be made", e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
  }

  /** The key it shows. */
  public HostKeyPin pin() {
    return new HostKeyPin(KeyUtils.getFingerPrint(key.getPublic()));
  }

  @Override
  public void close() {
    server.close(true);
  }

  /** One shell, in a thread of its own. */
  private static final class Shell implements Command, Runnable {
    private final TerminalServer terminal;
    private Optional<InputStream> in = Optional.empty();
    private Optional<OutputStream> out = Optional.empty();
    private Optional<ExitCallback> exit = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    Shell(SimulatedCli device) {
      terminal = new TerminalServer(device);
    }

    @Override
    public void setInputStream(InputStream stream) {
      in = Optional.of(stream);
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = Optional.of(stream);
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      // A terminal has one output.
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = Optional.of(callback);
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread started = new Thread(this, "simulated-shell");
      started.setDaemon(true);
      thread = Optional.of(started);
      started.start();
    }

    @Override
    public void run() {
      try {
        OutputStream output = out.orElseThrow();
        output.write(terminal.greeting());
        output.flush();
        byte[] typed = new byte[4096];
        int count;
        while (!terminal.ended() && (count = in.orElseThrow().read(typed)) >= 0) {
          output.write(terminal.input(typed, count));
          output.flush();
        }
      } catch (IOException e) {
        // The other side is gone: so is this session.
      }
      exit.ifPresent(callback -> callback.onExit(0));
    }

    @Override
    public void destroy(ChannelSession channel) {
      thread.ifPresent(Thread::interrupt);
    }
  }
}
