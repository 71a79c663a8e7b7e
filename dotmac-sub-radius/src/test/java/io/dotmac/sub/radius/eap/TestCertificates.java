package io.dotmac.sub.radius.eap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** An authority of our own that issues certificates valid in this century. */
public final class TestCertificates {
  /** A key with its certificate. */
  public record Issued(PrivateKey key, X509Certificate certificate) {
    /** Writes both as PEM, the certificate as {@code name.pem} and the key as {@code name.key}. */
    public void write(Path folder, String name) throws IOException, GeneralSecurityException {
      Files.writeString(
          folder.resolve(name + ".pem"), pem("CERTIFICATE", certificate.getEncoded()));
      Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key.getEncoded()));
    }
  }

  private static final AlgorithmIdentifier ECDSA_SHA256 =
      new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2"));

  private final Issued authority;
  private int serial = 1;

  /** A new authority. */
  public TestCertificates(String name) throws GeneralSecurityException, IOException {
    KeyPair keys = keys();
    authority = issue(keys, name, keys.getPrivate(), name);
  }

  /** The authority itself. */
  public Issued authority() {
    return authority;
  }

  /** A certificate for a server. */
  public Issued server(String name) throws GeneralSecurityException, IOException {
    return issue(keys(), name, authority.key(), issuer(), KeyPurposeId.id_kp_serverAuth);
  }

  /** A certificate for a peer that both asks and answers. */
  public Issued peer(String name) throws GeneralSecurityException, IOException {
    return issue(
        keys(),
        name,
        authority.key(),
        issuer(),
        KeyPurposeId.id_kp_serverAuth,
        KeyPurposeId.id_kp_clientAuth);
  }

  /** A certificate for a user. */
  public Issued client(String name) throws GeneralSecurityException, IOException {
    return issue(keys(), name, authority.key(), issuer(), KeyPurposeId.id_kp_clientAuth);
  }

  private String issuer() {
    return authority.certificate().getSubjectX500Principal().getName().substring(3);
  }

  private Issued issue(
      KeyPair keys, String subject, PrivateKey signer, String issuer, KeyPurposeId... purposes)
      throws GeneralSecurityException, IOException {
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serial++)));
    generator.setSignature(ECDSA_SHA256);
    generator.setIssuer(new X500Name("CN=" + issuer));
    generator.setSubject(new X500Name("CN=" + subject));
    generator.setStartDate(Time.getInstance(new DERGeneralizedTime("20200101000000Z")));
    generator.setEndDate(Time.getInstance(new DERGeneralizedTime("21000101000000Z")));
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(
        Extension.basicConstraints, true, new BasicConstraints(purposes.length == 0));
    if (purposes.length > 0) {
      extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
      extensions.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, subject)));
    }
    generator.setExtensions(extensions.generate());
    TBSCertificate unsigned = generator.generateTBSCertificate();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer);
    signature.update(unsigned.getEncoded());
    byte[] encoded = new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
          unsigned, ECDSA_SHA256, new DERBitString(signature.sign())
        })
        .getEncoded();
    return new Issued(keys.getPrivate(), (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(encoded)));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static String pem(String kind, byte[] encoded) {
    String text =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded);
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
