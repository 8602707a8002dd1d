package app.pickup.secrets;

import java.util.List;
import java.util.Optional;

/**
 * Several places, asked in order until one has it.
 *
 * @param places the first is asked first
 */
record SeveralPlaces(List<Secrets> places) implements Secrets {

  SeveralPlaces {
    places = List.copyOf(places);
  }

  @Override
  public Optional<String> find(String engine, String name) {
    return places.stream().flatMap(place -> place.find(engine, name).stream()).findFirst();
  }
}
