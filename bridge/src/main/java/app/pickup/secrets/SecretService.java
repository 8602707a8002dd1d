package app.pickup.secrets;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GNOME Keyring, KWallet and others that speak the Secret Service, through libsecret's simple API
 * (gnome.pages.gitlab.gnome.org/libsecret, {@code secret_password_lookup_sync}). An item is found
 * by its attributes, as {@code secret-tool store --label=Pickup application pickup engine kling
 * name KEY} writes it. Untried on a desktop.
 */
final class SecretService implements Keychain {
  private static final String LIBRARY = "libsecret-1.so.0";

  /** Look by attributes alone: other tools write their items under schemas of their own. */
  private static final int DONT_MATCH_NAME = 1 << 1;

  /** libsecret, as far as it is needed. */
  interface LibSecret extends Library {
    /**
     * @param attributes name, value, name, value; JNA ends them with the NULL that C wants
     */
    @Nullable Pointer secret_password_lookup_sync(
        Schema schema,
        @Nullable Pointer cancellable,
        PointerByReference error,
        Object... attributes);

    void secret_password_free(Pointer password);
  }

  /** {@code SecretSchemaAttribute}; type 0 is a string, and a name of NULL ends the list. */
  @Structure.FieldOrder({"name", "type"})
  public static final class Attribute extends Structure {
    public @Nullable String name;
    public int type;
  }

  /** {@code SecretSchema}. */
  @Structure.FieldOrder({"name", "flags", "attributes", "reserved", "more"})
  public static final class Schema extends Structure {
    public String name = "app.pickup";
    public int flags = DONT_MATCH_NAME;
    public Attribute[] attributes = new Attribute[32];
    public int reserved;
    public Pointer[] more = new Pointer[7];

    /**
     * @param names of the attributes, all of them strings
     */
    public Schema(List<String> names) {
      setStringEncoding(StandardCharsets.UTF_8.name());
      for (int i = 0; i < attributes.length; i++) {
        attributes[i] = new Attribute();
        attributes[i].name = i < names.size() ? names.get(i) : null;
      }
    }
  }

  /** Whether there is a session bus on which a service could be. */
  static boolean hasBus(Map<String, String> env) {
    String runtime = env.get("XDG_RUNTIME_DIR");
    return env.containsKey("DBUS_SESSION_BUS_ADDRESS")
        || (runtime != null && Files.exists(Path.of(runtime, "bus")));
  }

  @Override
  public String name() {
    return "Secret Service";
  }

  @Override
  public Optional<String> read(String engine, String name) throws KeychainMissing {
    LibSecret library;
    try {
      library = Native.load(LIBRARY, LibSecret.class);
    } catch (UnsatisfiedLinkError e) {
      throw new KeychainMissing(LIBRARY + " is not installed");
    }
    PointerByReference error = new PointerByReference();
    Pointer password =
        library.secret_password_lookup_sync(
            new Schema(List.of("application", "engine", "name")),
            null,
            error,
            "application",
            "pickup",
            "engine",
            engine,
            "name",
            name);
    if (error.getValue() != null) {
      throw new KeychainMissing("no service answers on the session bus");
    }
    if (password == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(password.getString(0, StandardCharsets.UTF_8.name()));
    } finally {
      library.secret_password_free(password); // wiped there before it is freed
    }
  }
}
