package app.pickup.shots.lint;

/** Words that none of the rules can read. */
final class LanguageUnknown implements Rule {
  static final String ID = "language.unknown";

  @Override
  public void read(Page page) {
    if (page.language() == null) {
      page.tell(
          ID,
          Severity.HINT,
          0,
          page.text().length(),
          page.text().codePoints().anyMatch(Character::isLetter)
              ? "It is in none of English, Chinese, Japanese, Korean and Spanish: only lengths, limits and names were looked at."
              : "It has no words; say in words who does what.",
          null);
    }
  }
}
