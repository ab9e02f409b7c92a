package lacuna.facts;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import lacuna.compiler.Compiler;
import lacuna.compiler.plan.Plan;
import lacuna.parity.Golden;
import lacuna.runtime.nn.Parameters;
import lacuna.runtime.run.Experiment;
import lacuna.start.Start;

/** A stage of a spec as its jar makes it, with the first values of its parameters. */
final class BuiltNetwork implements AutoCloseable {
  private final URLClassLoader loader;
  private final Parameters parameters;

  /**
   * @param spec of the repository
   * @param stage its name
   * @param folder for the jar
   */
  BuiltNetwork(String spec, String stage, Path folder)
      throws IOException, ReflectiveOperationException {
    Compiler compiler = new Compiler();
    Compiler.Options options = new Compiler.Options(List.of(Golden.ROOT), List.of());
    Plan plan = compiler.compile(Golden.spec(spec), options).plan();
    if (plan == null) {
      throw new IllegalArgumentException(spec + " has errors");
    }
    Path jar = compiler.jar(plan, folder);
    loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader());
    Experiment experiment = (Experiment) main(jar).getMethod("experiment").invoke(null);
    parameters = new Parameters(Device.cpu(), DataType.FLOAT32, 0);
    for (Experiment.Stage one : experiment.stages()) {
      if (one.name().equals(stage)) {
        parameters.build(one.network());
      }
    }
  }

  private Class<?> main(Path jar) throws IOException, ClassNotFoundException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes attributes = file.getManifest().getMainAttributes();
      return loader.loadClass(attributes.getValue(Start.EXPERIMENT));
    }
  }

  Parameters parameters() {
    return parameters;
  }

  @Override
  public void close() throws IOException {
    parameters.close();
    loader.close();
  }
}
