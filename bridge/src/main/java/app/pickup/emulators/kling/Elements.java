package app.pickup.emulators.kling;

/** The account's elements and voices, as creates refer to them. */
final class Elements {

  /** The one voice that everybody has. */
  static final String PRESET_VOICE = "100000000000000001";

  private final Account account;

  Elements(Account account) {
    this.account = account;
  }

  /** What an element was made from. */
  enum Kind {
    /** From pictures. */
    PICTURES,
    /** From video. */
    CHARACTER
  }

  /** The kind of the element with this id. */
  Kind kind(String id, String field) throws Denied {
    return account.tasks().stream()
        .filter(t -> t.draft().about().path("element_id").asText().equals(id))
        .filter(t -> t.status() == Status.SUCCEEDED && !t.deleted())
        .findFirst()
        .map(
            t ->
                t.draft().about().path("reference_type").asText().equals("video_refer")
                    ? Kind.CHARACTER
                    : Kind.PICTURES)
        .orElseThrow(() -> Denied.value(field, "element " + id + " not found"));
  }

  /** Refuses a voice that is not there. */
  void voice(String id, String field) throws Denied {
    boolean known =
        account.tasks().stream()
            .filter(t -> t.status() == Status.SUCCEEDED && !t.deleted())
            .anyMatch(t -> t.draft().about().path("voice_id").asText().equals(id));
    if (!known && !id.equals(PRESET_VOICE)) {
      throw Denied.value(field, "voice " + id + " not found");
    }
  }
}
