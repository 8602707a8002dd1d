package app.pickup.elements;

import app.pickup.elements.StandIn.Part;
import app.pickup.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** Stand-ins in the database. */
public final class StandInStore implements StandIns {
  private static final String KEY =
      " where engine = :engine and account = :account and element = :element and part = :part"
          + " and hash = :hash";

  private final Jdbi jdbi;

  public StandInStore(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public StandIn open(StandIn fresh) {
    return jdbi.inTransaction(
        handle -> {
          write(handle, "insert or ignore", fresh);
          return key(handle.createQuery("select * from stand_in" + KEY), fresh)
              .map((row, context) -> standIn(row))
              .one();
        });
  }

  @Override
  public Optional<StandIn> find(
      String engine, String account, String element, Part part, String hash) {
    StandIn like = StandIn.fresh(engine, account, element, part, hash, "", "");
    return jdbi.withHandle(
        handle ->
            key(handle.createQuery("select * from stand_in" + KEY), like)
                .map((row, context) -> standIn(row))
                .findOne());
  }

  @Override
  public void keep(StandIn changed) {
    jdbi.useHandle(handle -> write(handle, "insert or replace", changed));
  }

  @Override
  public void drop(StandIn gone) {
    jdbi.useHandle(
        handle -> key(handle.createUpdate("delete from stand_in" + KEY), gone).execute());
  }

  @Override
  public List<StandIn> of(String engine, String element) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from stand_in where engine = :engine and element = :element"
                        + " order by part")
                .bind("engine", engine)
                .bind("element", element)
                .map((row, context) -> standIn(row))
                .list());
  }

  @Override
  public int takenFor(String maker, Part part) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from stand_in where maker = :maker and part = :part"
                        + " and task is not null")
                .bind("maker", maker)
                .bind("part", part.name())
                .mapTo(Integer.class)
                .one());
  }

  private static void write(Handle handle, String how, StandIn one) {
    key(
            handle.createUpdate(
                how
                    + " into stand_in (engine, account, element, part, hash, external_id, maker,"
                    + " sent, looked, task, vendor_id) values (:engine, :account, :element, :part,"
                    + " :hash, :external, :maker, :sent, :looked, :task, :vendor)"),
            one)
        .bind("external", one.externalId())
        .bind("maker", one.maker())
        .bind("sent", one.sent())
        .bind("looked", one.looked())
        .bind("task", one.task())
        .bind("vendor", one.vendorId())
        .execute();
  }

  private static <S extends SqlStatement<S>> S key(S statement, StandIn one) {
    return statement
        .bind("engine", one.engine())
        .bind("account", one.account())
        .bind("element", one.element())
        .bind("part", one.part().name())
        .bind("hash", one.hash());
  }

  private static StandIn standIn(ResultSet row) throws SQLException {
    return new StandIn(
        row.getString("engine"),
        row.getString("account"),
        row.getString("element"),
        Part.valueOf(row.getString("part")),
        row.getString("hash"),
        row.getString("external_id"),
        row.getString("maker"),
        row.getBoolean("sent"),
        row.getInt("looked"),
        row.getString("task"),
        row.getString("vendor_id"));
  }
}
