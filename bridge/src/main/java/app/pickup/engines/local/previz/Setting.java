package app.pickup.engines.local.previz;

import java.util.ArrayList;
import java.util.List;

/**
 * Where and when a shot plays, as far as its words tell, in the five languages.
 *
 * @param place what stands behind
 * @param dark whether it is night
 */
record Setting(Place place, boolean dark) {

  /** What can be drawn behind somebody, and the words for it. */
  enum Place {
    STREET(
        "street",
        "city",
        "alley",
        "downtown",
        "skyline",
        "avenue",
        "rooftop",
        "crossing",
        "calle",
        "ciudad",
        "callejón",
        "街",
        "城市",
        "街道",
        "都市",
        "通り",
        "路地",
        "거리",
        "도시",
        "골목"),
    SEA(
        "sea", "ocean", "coast", "cliffs", "beach", "shore", "harbour", "harbor", "pier", "lake",
        "mar", "costa", "playa", "puerto", "海", "海岸", "해안", "沙滩", "湖", "浜", "港", "바다", "해변", "호수"),
    WOODS(
        "forest", "woods", "trees", "jungle", "park", "garden", "bosque", "parque", "jardín", "森林",
        "树林", "公园", "森", "公園", "庭", "숲", "공원", "정원"),
    HILLS(
        "field",
        "hill",
        "hills",
        "mountain",
        "mountains",
        "desert",
        "meadow",
        "valley",
        "road",
        "outdoors",
        "sky",
        "campo",
        "montaña",
        "desierto",
        "田野",
        "山",
        "沙漠",
        "草原",
        "野原",
        "砂漠",
        "들판",
        "산",
        "사막"),
    STATION(
        "station",
        "platform",
        "train",
        "carriage",
        "subway",
        "metro",
        "estación",
        "andén",
        "tren",
        "车站",
        "站台",
        "火车",
        "駅",
        "ホーム",
        "電車",
        "역",
        "승강장",
        "기차"),
    ROOM(
        "room",
        "kitchen",
        "office",
        "bar",
        "café",
        "cafe",
        "restaurant",
        "bedroom",
        "studio",
        "hall",
        "corridor",
        "window",
        "habitación",
        "cocina",
        "oficina",
        "房间",
        "厨房",
        "办公室",
        "咖啡",
        "部屋",
        "台所",
        "教室",
        "방",
        "주방",
        "사무실",
        "카페"),
    NOWHERE;

    private final List<String> words;

    Place(String... words) {
      this.words = List.of(words);
    }
  }

  static Setting of(String words, boolean dark) {
    Said said = new Said(words);
    Place found = Place.NOWHERE;
    int first = Integer.MAX_VALUE;
    for (Place place : Place.values()) {
      for (String word : place.words) {
        int at = said.at(word);
        if (at >= 0 && at < first) {
          first = at;
          found = place;
        }
      }
    }
    if (found == Place.NOWHERE) {
      // a scene's heading says at least whether there is a roof
      found =
          said.at("int") >= 0 || said.at("interior") >= 0
              ? Place.ROOM
              : said.at("ext") >= 0 || said.at("exterior") >= 0 ? Place.HILLS : found;
    }
    return new Setting(found, dark);
  }

  /** The settings of a board: a shot that names no place stays where the one before it was. */
  static List<Setting> along(List<Setup> setups) {
    List<Setting> settings = new ArrayList<>();
    Setting last = new Setting(Place.NOWHERE, false);
    for (Setup setup : setups) {
      Setting own = of(setup.text(), setup.traits().contains("night"));
      if (own.place() != Place.NOWHERE) {
        last = own;
      } else if (own.dark()) {
        last = new Setting(last.place(), true);
      }
      settings.add(last);
    }
    return settings;
  }
}
