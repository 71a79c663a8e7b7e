package io.dotmac.sub.server.testing;

import io.dotmac.sub.core.identity.mfa.MfaMethodType;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.security.account.CodeMessage;
import io.dotmac.sub.server.security.account.CodeSender;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes codes to tests in place of telephones and mailboxes. */
public final class CapturedCodes implements CodeSender {
  private static final int PATIENCE_SECONDS = 20;

  private final Map<String, BlockingQueue<CodeMessage>> sent = new ConcurrentHashMap<>();
  private final Set<TenantId> silent = ConcurrentHashMap.newKeySet();

  /** Sends nothing for that tenant. */
  public void silence(TenantId tenant) {
    silent.add(tenant);
  }

  @Override
  public boolean sends(TenantId tenant, MfaMethodType channel) {
    return !silent.contains(tenant);
  }

  @Override
  public void send(CodeMessage message) {
    to(message.to().text()).add(message);
  }

  /** The next code that arrives at an address. */
  public String await(String address) {
    try {
      CodeMessage message = to(address).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Objects.requireNonNull(message, "no code arrived").code();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private BlockingQueue<CodeMessage> to(String address) {
    return sent.computeIfAbsent(address, any -> new LinkedBlockingQueue<>());
  }
}
