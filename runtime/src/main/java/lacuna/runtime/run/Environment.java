package lacuna.runtime.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.runtime.checkpoint.AtomicFile;
import lacuna.runtime.tensor.Engines;

/** {@code environment.json}: what a run ran on. */
public final class Environment {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Environment() {}

  /** Writes the file into a run's folder. */
  static void write(RunFolder folder, Experiment experiment, Device device) {
    AtomicFile.write(folder.environment(), GSON.toJson(facts(experiment, device)) + "\n");
  }

  private static Map<String, Object> facts(Experiment experiment, Device device) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("experiment", experiment.name());
    facts.put("started", OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("lacuna", version());
    facts.put("device", device.toString().replaceAll("[()]", ""));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("libtorch", Engines.version());
    facts.put("djl", Engine.getDjlVersion());
    facts.put("java", System.getProperty("java.version"));
    facts.put("vm", System.getProperty("java.vm.name"));
    facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("architecture", System.getProperty("os.arch"));
    return facts;
  }

  /** The runtime's version, as Maven wrote it into its jar. */
  public static String version() {
    String version = Environment.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
