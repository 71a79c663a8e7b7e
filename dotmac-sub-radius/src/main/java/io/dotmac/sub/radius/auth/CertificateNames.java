package io.dotmac.sub.radius.auth;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The names a certificate gives its holder. */
final class CertificateNames {
  /** RFC 5280, section 4.2.1.6: rfc822Name, dNSName and uniformResourceIdentifier are text. */
  private static final List<Integer> TEXT = List.of(1, 2, 6);

  private CertificateNames() {}

  static List<String> of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          names.add(part.getValue().toString());
        }
      }
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> each : alternatives) {
          if (TEXT.contains(each.get(0))) {
            names.add(String.valueOf(each.get(1)));
          }
        }
      }
    } catch (InvalidNameException | CertificateParsingException e) {
      // A name nobody can read names nobody.
      return List.copyOf(names);
    }
    return List.copyOf(names);
  }
}
