// Where the panel keeps its token: the storage that UXP encrypts for this user. Adobe may lose it; then one pairs again.

const NAME = 'pickup.token';

/**
 * @param {import('uxp').SecureStorage} storage
 * @returns {import('./bridge.js').Keep}
 */
function keep(storage) {
  /** @type {string | null | undefined} */
  let token;
  return {
    get: async () => {
      if (token === undefined) token = await storage.getItem(NAME).then(text, () => null);
      return token ?? null;
    },
    set: async (now) => {
      token = now;
      if (now !== null) await storage.setItem(NAME, now);
      else await storage.removeItem(NAME).catch(() => {}); // that there was none is as good
    },
  };
}

/** @param {Uint8Array | null | undefined} bytes */
const text = (bytes) => (bytes && bytes.length > 0 ? String.fromCharCode(...bytes) : null);

module.exports = { keep };
