package app.pickup.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.pickup.Scratch;
import app.pickup.http.Doctor;
import app.pickup.store.Home;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CheckupTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("an NLE that is not on this machine is neither well nor broken")
  void absent() throws Exception {
    Home home = Home.open(Scratch.folder("checkup"), Home.DiskType.REAL);
    assertThat(new Checkup(home).look())
        .filteredOn(link -> link.part().equals("premiere") || link.part().equals("finalcut"))
        .hasSize(2)
        .allSatisfy(link -> assertThat(link.said()).startsWith("not installed here; "))
        .allMatch(Doctor.Link::works)
        .noneMatch(Doctor.Link::here);
  }
}
