package app.pickup.http;

import app.pickup.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What the doctor says, for a panel. */
final class DoctorResource implements Resource {
  private final Doctor doctor;

  DoctorResource(Doctor doctor) {
    this.doctor = doctor;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/v1/doctor", this::look);
  }

  private void look(Context http) throws InterruptedException {
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("items");
    for (Doctor.Link link : doctor.look()) {
      items
          .addObject()
          .put("part", link.part())
          .put("works", link.works())
          .put("said", link.said())
          .put("repair", link.repair());
    }
    body.putNull("next");
    Answer.json(http, 200, body);
  }
}
