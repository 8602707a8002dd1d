package app.pickup.bins;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class XmpTest {

  @Test
  @DisplayName("35 words from outside stay words in XMP: no tag, no entity, no second property")
  void escaped() throws Exception {
    String nasty = "</rdf:li><x>&amp;\"' ]]> {clip} 片段 =1+1\u202E";
    Xmp xmp =
        new Xmp(nasty, nasty, List.of(nasty), nasty, nasty, nasty, Sidecar.COMPOSITE_SOURCE, nasty);
    XMPMeta read = XMPMetaFactory.parseFromString(xmp.packet());
    assertThat(read.getLocalizedText(XMPConst.NS_DC, "title", "", XMPConst.X_DEFAULT).getValue())
        .isEqualTo(nasty);
    assertThat(
            read.getLocalizedText(XMPConst.NS_XMP_RIGHTS, "UsageTerms", "", XMPConst.X_DEFAULT)
                .getValue())
        .isEqualTo(nasty);
    assertThat(read.getArrayItem(XMPConst.NS_DC, "subject", 1).getValue()).isEqualTo(nasty);
    assertThat(read.countArrayItems(XMPConst.NS_DC, "subject")).isEqualTo(1);
  }
}
