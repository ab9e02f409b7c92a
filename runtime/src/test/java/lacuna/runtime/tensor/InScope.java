package lacuna.runtime.tensor;

import ai.djl.Device;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs every test of a class in a scope on the CPU, in full precision, not recording. */
public final class InScope implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(InScope.class);

  @Override
  public void beforeEach(ExtensionContext test) {
    Engines.seed(3);
    Engines.recording(false);
    Context.current().precision(Precision.FP32);
    Context.current().training(false);
    test.getStore(PLACE).put("scope", Scope.open(Device.cpu()));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    Context.current().precision(Precision.FP32);
    Context.current().training(false);
    test.getStore(PLACE).remove("scope", Scope.class).close();
  }
}
