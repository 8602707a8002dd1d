package app.pickup.app;

import app.pickup.problem.Problem;
import app.pickup.problem.Refused;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code pickup <command>}. */
@Command(
    name = "pickup",
    mixinStandardHelpOptions = true,
    version = "Pickup " + Version.NUMBER,
    description = "AI shots inside your own NLE, through a bridge on this machine.")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    boolean serve = args.length > 0 && args[0].equals("serve");
    if (serve) {
      LoadAhead.begin();
    }
    Logs.quiet();
    ServeCommand plain = serve ? ServeCommand.plain(args, LocalWorkshop::new) : null;
    if (plain != null) {
      System.exit(served(plain));
    }
    CommandLine program = serve ? onlyServe(LocalWorkshop::new) : commands(LocalWorkshop::new);
    System.exit(program.execute(args));
  }

  private static int served(ServeCommand command) {
    try {
      return command.call();
    } catch (Exception e) {
      System.err.println(inWords(e));
      return 1;
    }
  }

  /** A bridge starts in half the time when nine commands it was not called by are not looked at. */
  static CommandLine onlyServe(Workshop.Maker workshop) {
    return program().addSubcommand(new ServeCommand(workshop));
  }

  /** All commands. A new one is one more line here. */
  static CommandLine commands(Workshop.Maker workshop) {
    return program()
        .addSubcommand(new ServeCommand(workshop))
        .addSubcommand(new EditCommand(workshop))
        .addSubcommand(new GenerateCommand(workshop))
        .addSubcommand(new LipSyncCommand(workshop))
        .addSubcommand(new BoardCommand(workshop))
        .addSubcommand(new RoundsCommand(workshop))
        .addSubcommand(new PromoteCommand(workshop))
        .addSubcommand(new JobsCommand(workshop))
        .addSubcommand(new ExportCommand(workshop))
        .addSubcommand(new LintCommand(workshop))
        .addSubcommand(new EnginesCommand(workshop))
        .addSubcommand(new ElementsCommand(workshop))
        .addSubcommand(new BudgetCommand(workshop))
        .addSubcommand(new PanelCommand(workshop))
        .addSubcommand(new OutboxCommand(workshop))
        .addSubcommand(new InstallCommand())
        .addSubcommand(new UninstallCommand())
        .addSubcommand(new QuitCommand())
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new DiagnoseCommand())
        .addSubcommand(new EmulateCommand())
        .addSubcommand(new WarmCommand(workshop))
        .addSubcommand(new MeasureDoorCommand(workshop))
        .addSubcommand(new MeasureLintCommand());
  }

  private static CommandLine program() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              command.getErr().println(inWords(e));
              return command.getCommandSpec().exitCodeOnExecutionException();
            });
  }

  private static String inWords(Exception e) {
    if (e instanceof Refused refused) {
      return String.join("\n", refused.problems().stream().map(Problem::detail).toList());
    }
    if (e instanceof FileSystemException file) {
      String why =
          file instanceof NoSuchFileException
              ? "there is no such file or folder"
              : file.getReason();
      return file.getFile() + ": " + (why == null ? "it can not be read or written" : why);
    }
    return "Pickup stopped: " + e;
  }
}
