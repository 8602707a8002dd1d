package app.pickup.bins;

import app.pickup.json.Json;
import app.pickup.problem.Code;
import app.pickup.problem.Refused;
import app.pickup.store.Database;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The outbox in the database. A receipt changes the placement and nothing else. */
public final class OutboxStore implements Outbox {

  private final Database database;

  public OutboxStore(Database database) {
    this.database = database;
  }

  /** Puts a clip in; harmless when it is in already. */
  public void add(Delivery delivery) {
    Target target = delivery.target();
    Item item =
        new Item(
            id(delivery.jobId(), delivery.takeId()),
            delivery.jobId(),
            delivery.takeId(),
            target.nle(),
            target.project() != null
                ? target.project()
                : target.file() == null ? null : target.file().toString(),
            target.bin(),
            delivery.clip().toString(),
            delivery.name(),
            target.place(),
            new Placement(Placement.State.PENDING, target.binName(), false, null));
    database
        .jdbi()
        .useHandle(
            h ->
                h.createUpdate(
                        "insert into outbox (id, job_id, take_id, nle, project, item, state) values"
                            + " (:id, :job, :take, :nle, :project, :item, :state)"
                            + " on conflict (id) do update set item = :item where state <> 'in-bin'")
                    .bind("id", item.id())
                    .bind("job", item.jobId())
                    .bind("take", item.takeId())
                    .bind("nle", item.nle())
                    .bind("project", item.project())
                    .bind("item", Json.text(Json.of(item)))
                    .bind("state", item.placement().state().id())
                    .execute());
  }

  /** A clip that is to be placed once more: its host is told of it as of a new one. */
  public void again(Delivery delivery) {
    Placement waits =
        new Placement(Placement.State.PENDING, delivery.target().binName(), false, null);
    database
        .jdbi()
        .useTransaction(h -> put(h, item(h, id(delivery.jobId(), delivery.takeId())), waits));
  }

  /**
   * What a bin said when it was handed the clip.
   *
   * @return the placement that stands: the receipt, where a quick panel has sent one meanwhile
   */
  public Placement placed(Delivery delivery, Placement placement) {
    return database
        .jdbi()
        .inTransaction(
            h -> {
              Item item = item(h, id(delivery.jobId(), delivery.takeId()));
              if (item != null && item.placement().state() == Placement.State.IN_BIN) {
                return item.placement();
              }
              put(h, item, placement);
              return placement;
            });
  }

  @Override
  public List<Item> waiting(@Nullable String nle, @Nullable String project) {
    return database
        .jdbi()
        .withHandle(
            h ->
                h.createQuery(
                        "select item from outbox where state <> 'in-bin'"
                            + " and (:nle is null or nle = :nle) and (:project is null or project = :project)"
                            + " order by seq")
                    .bind("nle", nle == null ? null : nle.toLowerCase(Locale.ROOT))
                    .bind("project", project)
                    .mapTo(String.class)
                    .map(OutboxStore::read)
                    .list());
  }

  @Override
  public Item acknowledge(String id, Receipt receipt) throws Refused {
    Item now =
        database
            .jdbi()
            .inTransaction(
                h -> {
                  Item item = item(h, id);
                  return item == null || item.placement().state() == Placement.State.IN_BIN
                      ? item
                      : put(h, item, placement(item, receipt));
                });
    if (now == null) {
      throw new Refused(Code.NOT_FOUND, "what", "item");
    }
    return now;
  }

  private static Placement placement(Item item, Receipt receipt) {
    boolean in = receipt.state() == Placement.State.IN_BIN;
    return new Placement(
        receipt.state(),
        item.placement().bin(),
        in && receipt.readBack() != null,
        in && receipt.readBack() == null ? "the host could not read it back" : receipt.why());
  }

  private static @Nullable Item item(Handle h, String id) {
    return h.createQuery("select item from outbox where id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .map(OutboxStore::read)
        .findOne()
        .orElse(null);
  }

  private static @Nullable Item put(Handle h, @Nullable Item item, Placement placement) {
    if (item == null) {
      return null;
    }
    Item now =
        new Item(
            item.id(),
            item.jobId(),
            item.takeId(),
            item.nle(),
            item.project(),
            item.bin(),
            item.clip(),
            item.name(),
            item.place(),
            placement);
    h.createUpdate("update outbox set item = :item, state = :state where id = :id")
        .bind("item", Json.text(Json.of(now)))
        .bind("state", placement.state().id())
        .bind("id", item.id())
        .execute();
    return now;
  }

  private static Item read(String json) {
    return Json.to(Json.own(json), Item.class);
  }

  private static String id(String job, String take) {
    return job + "-" + take;
  }
}
