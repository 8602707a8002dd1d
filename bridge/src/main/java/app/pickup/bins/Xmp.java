package app.pickup.bins;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import java.util.List;

/**
 * The XMP packet of a clip (ISO 16684-1): what it is, where it comes from, that a machine made part
 * of it. For the file itself and for the {@code .xmp} beside it. Holds no path, no person's
 * address, no key.
 *
 * @param title the clip's name
 * @param description one sentence
 * @param subjects key words
 * @param shot the plate's name without ending
 * @param tape the reel name; empty for none
 * @param comment engine, model and tier
 * @param source IPTC digital source type, a term of {@link #SOURCE_TYPES}
 * @param terms what whoever is shown agreed to; empty: nobody was asked
 */
public record Xmp(
    String title,
    String description,
    List<String> subjects,
    String shot,
    String tape,
    String comment,
    String source,
    String terms) {

  /** IPTC NewsCodes, Digital Source Type. */
  public static final String SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

  private static final String IPTC_EXT = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
  private static final String DYNAMIC = "http://ns.adobe.com/xmp/1.0/DynamicMedia/";

  static {
    try {
      XMPMetaFactory.getSchemaRegistry().registerNamespace(IPTC_EXT, "Iptc4xmpExt");
      XMPMetaFactory.getSchemaRegistry().registerNamespace(DYNAMIC, "xmpDM");
    } catch (XMPException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The packet as text, UTF-8. */
  public String packet() {
    try {
      XMPMeta meta = XMPMetaFactory.create();
      meta.setLocalizedText(XMPConst.NS_DC, "title", "", XMPConst.X_DEFAULT, title);
      meta.setLocalizedText(XMPConst.NS_DC, "description", "", XMPConst.X_DEFAULT, description);
      for (String subject : subjects) {
        meta.appendArrayItem(
            XMPConst.NS_DC, "subject", new PropertyOptions().setArray(true), subject, null);
      }
      meta.setProperty(XMPConst.NS_DC, "format", "video/quicktime");
      meta.setProperty(XMPConst.NS_XMP, "CreatorTool", "Pickup");
      meta.setProperty(DYNAMIC, "shotName", shot);
      meta.setProperty(DYNAMIC, "logComment", comment);
      if (!tape.isEmpty()) {
        meta.setProperty(DYNAMIC, "tapeName", tape);
      }
      meta.setProperty(IPTC_EXT, "DigitalSourceType", source);
      if (!terms.isEmpty()) {
        meta.setLocalizedText(XMPConst.NS_XMP_RIGHTS, "UsageTerms", "", XMPConst.X_DEFAULT, terms);
      }
      return XMPMetaFactory.serializeToString(
          meta, new SerializeOptions().setUseCompactFormat(true));
    } catch (XMPException e) {
      throw new IllegalStateException("the XMP packet can not be made", e);
    }
  }
}
