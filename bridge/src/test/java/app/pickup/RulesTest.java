package app.pickup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** What the design forbids; see bridge/docs/architecture.md. */
@AnalyzeClasses(packages = "app.pickup", importOptions = ImportOption.DoNotIncludeTests.class)
class RulesTest {

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("app.pickup.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule javalinAndJettyOnlyAtTheDoor =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.pickup.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule okHttpOnlyInNetAndCloudEngines =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.pickup.net..", "app.pickup.engines..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..");

  @ArchTest
  static final ArchRule schedulerOnlyInAlarm =
      noClasses()
          .that(are("app.pickup.jobs.Alarm").negate())
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.github.kagkarlsson..");

  @ArchTest
  static final ArchRule sqlOnlyInStores =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.pickup.store..")
          .and()
          .haveNameNotMatching(".*(Store|Ledger|JobRow)(\\$.*)?")
          .should()
          .dependOnClassesThat(
              packages(
                  "org.jdbi..", "java.sql..", "org.sqlite..", "com.zaxxer..", "org.flywaydb.."));

  @ArchTest
  static final ArchRule processesOnlyInMediaAndTheToolsOfBinsAndInstall =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.pickup.media..")
          .and()
          .haveNameNotMatching("app\\.pickup\\.(bins|install)\\.[A-Za-z]*Tool(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.lang.ProcessBuilder")
          .orShould()
          .callMethod(Runtime.class, "exec", String.class)
          .orShould()
          .callMethod(Runtime.class, "exec", String[].class);

  @ArchTest
  static final ArchRule ffmpegWrapperOnlyInMedia =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.pickup.media..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("net.bramp..");

  @ArchTest
  static final ArchRule networksRunOnlyInTheLocalEngine =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.pickup.engines.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..");

  @ArchTest
  static final ArchRule nativeCallsOnlyForSecretsAndTheLocalEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages("app.pickup.secrets..", "app.pickup.engines.local..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.jna..");

  @ArchTest
  static final ArchRule enginesKnowNotEachOther =
      slices().matching("app.pickup.engines.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule binsKnowNotEachOther =
      slices()
          .matching("app.pickup.bins.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule workersKnowNotWhoCallsThem =
      noClasses()
          .that()
          .resideInAnyPackage("app.pickup.engines..", "app.pickup.media..", "app.pickup.bins..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("app.pickup.jobs..", "app.pickup.http..", "app.pickup.app..");

  @ArchTest
  static final ArchRule mediaKnowsProblemsOnly =
      noClasses()
          .that()
          .resideInAPackage("app.pickup.media..")
          .should()
          .dependOnClassesThat(
              packages("app.pickup..")
                  .and(
                      packages("app.pickup.media..", "app.pickup.files..", "app.pickup.problem..")
                          .negate()));

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class);

  @ArchTest
  static final ArchRule theClockIsPassedIn =
      noClasses()
          .that()
          .resideOutsideOfPackage("app.pickup.app..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)(\\$.*)?");

  @ArchTest
  static final ArchRule everyRoomIsNullMarked =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

  private static DescribedPredicate<JavaClass> are(String name) {
    return DescribedPredicate.describe(
        "are " + name,
        each -> each.getName().equals(name) || each.getName().startsWith(name + "$"));
  }

  private static DescribedPredicate<JavaClass> packages(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages);
  }
}
