package app.pickup.emulators.kling;

/** Kling's error codes with the HTTP status each comes with (kling.ai error codes, 2026-09). */
enum KlingCode {
  AUTH_FAILED(401, 1000, "Authentication failed"),
  AUTH_EMPTY(401, 1001, "Authorization is empty"),
  AUTH_INVALID(401, 1002, "Authorization is invalid"),
  AUTH_NOT_YET(401, 1003, "Authorization is not yet valid"),
  AUTH_EXPIRED(401, 1004, "Authorization has expired"),
  ACCOUNT_ABNORMAL(429, 1100, "Account exception"),
  ARREARS(429, 1101, "Account in arrears"),
  NO_BALANCE(429, 1102, "Account balance not enough"),
  NO_PERMISSION(403, 1103, "Unauthorized access to the requested resource"),
  INVALID(400, 1200, "Invalid request parameters"),
  INVALID_VALUE(400, 1201, "Invalid parameters"),
  NO_METHOD(404, 1202, "The requested method is invalid"),
  NO_RESOURCE(404, 1203, "The requested resource does not exist"),
  POLICY(400, 1300, "Trigger strategy of the platform"),
  UNSAFE(400, 1301, "Trigger the content security policy of the platform"),
  TOO_FAST(429, 1302, "The API request is too fast"),
  TOO_MANY(429, 1303, "parallel task over resource pack limit"),
  NOT_WHITELISTED(429, 1304, "Trigger the IP whitelisting policy of the platform"),
  SERVER_ERROR(500, 5000, "Server internal error"),
  MAINTENANCE(503, 5001, "Server temporarily unavailable"),
  TIMEOUT(504, 5002, "Server internal timeout");

  private final int status;
  private final int number;
  private final String text;

  KlingCode(int status, int number, String text) {
    this.status = status;
    this.number = number;
    this.text = text;
  }

  int status() {
    return status;
  }

  int number() {
    return number;
  }

  String text() {
    return text;
  }
}
