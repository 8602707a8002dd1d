package app.pickup.net;

import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The platform's certificate authorities and a company's own besides (for proxies that look into
 * TLS). There is no way to trust everybody.
 */
final class Trust {
  private final SSLContext context;
  private final X509TrustManager manager;

  private Trust(SSLContext context, X509TrustManager manager) {
    this.context = context;
    this.manager = manager;
  }

  /**
   * @param pem a file of certificates; null or blank: the platform's authorities alone
   */
  static Optional<Trust> from(@Nullable String pem) throws Refused {
    if (pem == null || pem.isBlank()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(Path.of(pem))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("own-" + count++, one);
      }
      if (count == 0) {
        throw new CertificateException("none in the file");
      }
      for (X509Certificate one : managerOf(null).getAcceptedIssuers()) {
        store.setCertificateEntry("platform-" + count++, one);
      }
      X509TrustManager manager = managerOf(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return Optional.of(new Trust(context, manager));
    } catch (IOException | GeneralSecurityException e) {
      throw new Refused(
          Code.SETTINGS_BAD, "field", "PICKUP_CA", "why", "must name a PEM file of certificates");
    }
  }

  void into(OkHttpClient.Builder builder) {
    builder.sslSocketFactory(context.getSocketFactory(), manager);
  }

  private static X509TrustManager managerOf(@Nullable KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow(() -> new GeneralSecurityException("no trust manager"));
  }
}
