package app.pickup.elements;

import app.pickup.elements.voice.Heard;
import app.pickup.json.Json;
import app.pickup.shots.Shot.Consent;
import app.pickup.store.Database;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The cast in the database. */
public final class ElementStore {
  private final Jdbi jdbi;
  private final Path folder;

  /**
   * @param folder where the files lie; the database knows them from there on, so that home can move
   */
  public ElementStore(Database database, Path folder) {
    this.jdbi = database.jdbi();
    this.folder = folder;
  }

  /** Everything of an element that nobody searches for. */
  private record Content(
      List<String> images,
      @Nullable String video,
      @Nullable String voice,
      @Nullable String voiceHash,
      @Nullable Heard heard,
      @Nullable String frame,
      @Nullable String thumbnail,
      @Nullable Consent consent,
      List<String> tags,
      @Nullable String notes) {}

  /** By name. */
  List<Element> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from element order by handle")
                .map((row, context) -> element(row))
                .list());
  }

  Optional<Element> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from element where id = :id")
                .bind("id", id)
                .map((row, context) -> element(row))
                .findOne());
  }

  /** Who is pointed to in this way, whatever the case. */
  Optional<String> called(String handle) {
    return jdbi.withHandle(
        open ->
            open.createQuery("select id from element where handle = :handle")
                .bind("handle", key(handle))
                .mapTo(String.class)
                .findOne());
  }

  /** Whether it was added: nobody is pointed to in the same way. */
  boolean add(Element element) {
    String sql =
        "insert into element (id, handle, name, kind, hash, content, created_at, updated_at)"
            + " values (:id, :handle, :name, :kind, :hash, :content, :created, :updated)"
            + " on conflict do nothing";
    return jdbi.withHandle(open -> bound(open.createUpdate(sql), element).execute()) == 1;
  }

  /** Whether it was changed: it is there, and nobody else is pointed to in the same way. */
  boolean change(Element element) {
    String sql =
        "update or ignore element set handle = :handle, name = :name, kind = :kind, hash = :hash,"
            + " content = :content, created_at = :created, updated_at = :updated where id = :id";
    return jdbi.withHandle(open -> bound(open.createUpdate(sql), element).execute()) == 1;
  }

  boolean remove(String id) {
    return jdbi.withHandle(handle -> handle.execute("delete from element where id = ?", id)) == 1;
  }

  private Update bound(Update update, Element element) {
    Material material = element.material();
    Snapshot snapshot = material.snapshot();
    Content content =
        new Content(
            material.images().stream().map(this::inside).toList(),
            material.video() == null ? null : inside(material.video()),
            material.voice() == null ? null : inside(material.voice()),
            material.voiceHash(),
            material.heard(),
            snapshot == null || snapshot.frame() == null ? null : inside(snapshot.frame()),
            snapshot == null ? null : inside(snapshot.thumbnail()),
            element.consent(),
            element.tags(),
            element.notes());
    return update
        .bind("id", element.id())
        .bind("handle", key(element.handle()))
        .bind("name", element.name())
        .bind("kind", element.kind().name())
        .bind("hash", material.hash())
        .bind("content", Json.text(Json.of(content)))
        .bind("created", element.createdAt().toString())
        .bind("updated", element.updatedAt().toString());
  }

  private Element element(ResultSet row) throws SQLException {
    Content content = Json.to(Json.own(row.getString("content")), Content.class);
    return new Element(
        row.getString("id"),
        row.getString("name"),
        Element.Kind.valueOf(row.getString("kind")),
        new Material(
            content.images().stream().map(folder::resolve).toList(),
            content.video() == null ? null : folder.resolve(content.video()),
            content.voice() == null ? null : folder.resolve(content.voice()),
            row.getString("hash"),
            content.voiceHash(),
            content.heard(),
            snapshot(content)),
        content.consent(),
        content.tags(),
        content.notes(),
        Instant.parse(row.getString("created_at")),
        Instant.parse(row.getString("updated_at")));
  }

  private @Nullable Snapshot snapshot(Content content) {
    if (content.thumbnail() == null) {
      return null;
    }
    Path frame = content.frame() == null ? null : folder.resolve(content.frame());
    return new Snapshot(frame, folder.resolve(content.thumbnail()));
  }

  private String inside(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String key(String handle) {
    return handle.toLowerCase(Locale.ROOT);
  }
}
