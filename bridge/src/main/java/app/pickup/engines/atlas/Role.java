package app.pickup.engines.atlas;

import java.util.ArrayList;
import java.util.List;

/** What a model is made for, and which kinds that makes of the fields it has. */
enum Role {
  EDIT {
    @Override
    List<String> kinds(Fields fields) {
      List<String> kinds = new ArrayList<>();
      if (fields.has("video") && fields.has("prompt")) {
        if (fields.most("images") > 0) {
          kinds.add("edit.background");
        }
        kinds.addAll(List.of("edit.background.prompt", "edit.style", "edit.replace"));
      }
      return kinds;
    }
  },
  MOTION {
    @Override
    List<String> kinds(Fields fields) {
      return fields.has("video") && fields.has("image") && fields.has("character_orientation")
          ? List.of("edit.motion")
          : List.of();
    }
  },
  LIP_SYNC {
    @Override
    List<String> kinds(Fields fields) {
      return fields.any(Body.FOOTAGE) != null && fields.any(Body.LINE) != null
          ? List.of("lip-sync")
          : List.of();
    }
  },
  TEXT {
    @Override
    List<String> kinds(Fields fields) {
      return clip("generate.text", fields.has("prompt"), fields);
    }
  },
  IMAGE {
    @Override
    List<String> kinds(Fields fields) {
      return clip("generate.image", fields.has("image") && fields.has("prompt"), fields);
    }
  },
  REFERENCE {
    @Override
    List<String> kinds(Fields fields) {
      return clip("generate.reference", fields.most("images") > 0 && fields.has("prompt"), fields);
    }
  };

  /** What can be made with these fields, in the catalogue's words. */
  abstract List<String> kinds(Fields fields);

  private static List<String> clip(String kind, boolean can, Fields fields) {
    List<String> kinds = new ArrayList<>();
    if (can) {
      kinds.add(kind);
      if (fields.has(Body.SHOTS) && fields.takes(Body.CUT, "customize")) {
        kinds.add("generate.shots");
      }
      if (fields.either(Body.CUT, Body.BY_ITSELF) != null) {
        kinds.add("generate.story");
      }
      if (fields.any(Body.SOUND) != null) {
        kinds.add("generate.sound");
      }
    }
    return kinds;
  }
}
