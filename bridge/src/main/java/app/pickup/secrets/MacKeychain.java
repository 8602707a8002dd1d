package app.pickup.secrets;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The login keychain of macOS, through the Security framework's C calls
 * (developer.apple.com/documentation/security, {@code SecKeychainFindGenericPassword}; deprecated
 * and still the only ones that take no Core Foundation objects). An item is found as {@code
 * security add-generic-password -s pickup -a kling/KEY -w} writes it. Untried.
 */
final class MacKeychain implements Keychain {
  private static final String SERVICE = "pickup";

  /** {@code errSecSuccess}. */
  private static final int FOUND = 0;

  /** {@code errSecItemNotFound}. */
  private static final int NOT_FOUND = -25300;

  /** The Security framework, as far as it is needed. */
  interface Security extends Library {
    int SecKeychainFindGenericPassword(
        @Nullable Pointer keychain,
        int serviceLength,
        byte[] service,
        int accountLength,
        byte[] account,
        IntByReference length,
        PointerByReference data,
        @Nullable Pointer item);

    int SecKeychainItemFreeContent(@Nullable Pointer attributes, Pointer data);
  }

  @Override
  public String name() {
    return "macOS keychain";
  }

  @Override
  public Optional<String> read(String engine, String name) throws KeychainMissing {
    Security library;
    try {
      library = Native.load("Security", Security.class);
    } catch (UnsatisfiedLinkError e) {
      throw new KeychainMissing("the Security framework can not be loaded");
    }
    byte[] service = SERVICE.getBytes(StandardCharsets.UTF_8);
    byte[] account = (engine + "/" + name).getBytes(StandardCharsets.UTF_8);
    IntByReference length = new IntByReference();
    PointerByReference data = new PointerByReference();
    int status =
        library.SecKeychainFindGenericPassword(
            null, service.length, service, account.length, account, length, data, null);
    if (status == NOT_FOUND) {
      return Optional.empty();
    }
    if (status != FOUND) {
      throw new KeychainMissing("it answers with " + status);
    }
    try {
      byte[] secret = data.getValue().getByteArray(0, length.getValue());
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } finally {
      library.SecKeychainItemFreeContent(null, data.getValue());
    }
  }
}
