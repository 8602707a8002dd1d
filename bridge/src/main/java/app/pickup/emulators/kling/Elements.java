package app.pickup.emulators.kling;

/** The account's elements, as creates refer to them. */
final class Elements {

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
}
