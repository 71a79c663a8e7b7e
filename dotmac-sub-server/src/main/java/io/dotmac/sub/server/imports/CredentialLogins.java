package io.dotmac.sub.server.imports;

import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.access.credential.NewCredential;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Logins of imported services as access credentials. */
public final class CredentialLogins implements SubscriptionImport.ServiceLogins {
  private final AccessCredentials credentials;

  /** Creates through {@code credentials}. */
  public CredentialLogins(AccessCredentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Set<String> taken(Tx tx, List<String> usernames) {
    return credentials.taken(tx, usernames).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  @Override
  public void create(Tx tx, List<SubscriptionImport.ServiceLogin> wanted) {
    credentials.createAll(tx, wanted.stream().map(CredentialLogins::credential).toList());
  }

  private static NewCredential credential(SubscriptionImport.ServiceLogin login) {
    return NewCredential.pppoe(
            login.subscription().subscriber(),
            login.subscription().id(),
            login.username(),
            login.password())
        .at(login.ipv4(), login.mac());
  }
}
