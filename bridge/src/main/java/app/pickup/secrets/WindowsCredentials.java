package app.pickup.secrets;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.win32.StdCallLibrary;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The Credential Manager of Windows (learn.microsoft.com, {@code CredReadW} in wincred.h). An item
 * is found as {@code cmdkey /generic:pickup/kling/KEY /user:pickup /pass} writes it. Untried.
 */
final class WindowsCredentials implements Keychain {
  /** {@code CRED_TYPE_GENERIC}. */
  private static final int GENERIC = 1;

  /** {@code ERROR_NOT_FOUND}; {@code ERROR_NO_SUCH_LOGON_SESSION} is a service without a user. */
  private static final int NOT_FOUND = 1168;

  /** Advapi32, as far as it is needed. */
  interface Advapi32 extends StdCallLibrary {
    boolean CredReadW(WString target, int type, int flags, PointerByReference credential);

    void CredFree(Pointer credential);
  }

  @Override
  public String name() {
    return "Credential Manager";
  }

  @Override
  public Optional<String> read(String engine, String name) throws KeychainMissing {
    Advapi32 library;
    try {
      library = Native.load("Advapi32", Advapi32.class);
    } catch (UnsatisfiedLinkError e) {
      throw new KeychainMissing("Advapi32 can not be loaded");
    }
    PointerByReference found = new PointerByReference();
    WString target = new WString("pickup/" + engine + "/" + name);
    if (!library.CredReadW(target, GENERIC, 0, found)) {
      int error = Native.getLastError();
      if (error == NOT_FOUND) {
        return Optional.empty();
      }
      throw new KeychainMissing("it answers with " + error);
    }
    try {
      return Optional.of(blob(found.getValue()));
    } finally {
      library.CredFree(found.getValue());
    }
  }

  /**
   * {@code CREDENTIALW}: two DWORDs, two pointers, a FILETIME of two DWORDs, then the blob's size
   * (a DWORD) and the pointer to it, aligned to its own size. Tools write the blob as UTF-16.
   */
  private static String blob(Pointer credential) {
    int pointer = Native.POINTER_SIZE;
    int sizeAt = 8 + 2 * pointer + 8;
    int blobAt = sizeAt + pointer;
    int size = credential.getInt(sizeAt);
    byte[] secret = size == 0 ? new byte[0] : credential.getPointer(blobAt).getByteArray(0, size);
    return new String(secret, StandardCharsets.UTF_16LE);
  }
}
