package lacuna.compiler.generalize;

import java.util.List;
import lacuna.compiler.plan.Code;
import lacuna.compiler.residual.Instance;
import lacuna.compiler.residual.Node;
import lacuna.compiler.residual.ResidualFunction;
import lacuna.compiler.residual.SimpleNodeVisitor;
import lacuna.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Makes one call of those of a part's method that stand at one place. */
record PartCallGeneralizer(List<Instance> instances, Known known) {

  /** The kind of what runs alone; tracing sees its parts. */
  static final String STAGE = "stage";

  /** One call for all, whose receivers and methods have the same name. */
  Generalization<Code> code(
      List<Occurrence> all, Node.PartCall first, ExpressionGeneralizer expressions) {
    Receiver receiver = receiver(all.get(0));
    Instance layer = receiver.layer();
    if (!all.stream().allMatch(each -> known.oneClass(layer, receiver(each).layer()))) {
      return Generalization.mismatch("calls of different classes");
    }
    GeneralClass type = known.classOf(layer);
    List<String> parameters =
        type == null
            ? first.method().parameters().stream().map(ResidualFunction.Parameter::name).toList()
            : type.parameters(first.method().name());
    return expressions
        .arguments(all, parameters, node -> ((Node.PartCall) node).arguments())
        .map(arguments -> observed(receiver, first.method(), arguments));
  }

  /** Tracing may see and replace what the parts of a stage give. */
  private Code observed(Receiver receiver, ResidualFunction method, List<Code> arguments) {
    Code call = receiver.call(method.name(), arguments);
    boolean observed =
        !receiver.part().isEmpty()
            && instances.get(0).kind().equals(STAGE)
            && method.result() instanceof Value.Tensor;
    return observed ? new Code.Observed(receiver.part(), receiver.part(), call) : call;
  }

  private Receiver receiver(Occurrence call) {
    return ((Node.PartCall) call.node()).receiver().accept(new Receivers(call.site()));
  }

  /**
   * What a method is called of.
   *
   * @param part how tracing names it; empty within a loop
   * @param name of the member, or of the loop variable when {@code local}
   * @param element which layer of a member that is a list, or null
   */
  private record Receiver(
      Instance layer, String part, String name, boolean local, @Nullable Integer element) {
    Code call(String method, List<Code> arguments) {
      return new Code.LayerCall(name, local, element, method, arguments);
    }
  }

  /** Finds the layers that receivers name. */
  private final class Receivers extends SimpleNodeVisitor<Receiver> {
    private final CodeOwner site;

    Receivers(CodeOwner site) {
      this.site = site;
    }

    @Override
    public Receiver visitLocal(Node.Local local) {
      CodeOwner.Layer layer = site.loops().get(local.name());
      return layer.member().isEmpty()
          ? new Receiver(layer.instance(), "", local.name(), true, null)
          : new Receiver(layer.instance(), "", layer.member(), false, null);
    }

    @Override
    public Receiver visitMemberRef(Node.MemberRef member) {
      String name = member.name();
      Instance layer = ((Instance.LayerPart) part(name)).instance();
      return new Receiver(layer, name, name, false, null);
    }

    @Override
    public Receiver visitElement(Node.Element element) {
      String list = ((Node.MemberRef) element.list()).name();
      int index = element.index();
      Instance layer = ((Instance.LayersPart) part(list)).layers().get(index).instance();
      String part = list + "." + index;
      return known.uniform(instances, list)
          ? new Receiver(layer, part, list, false, index)
          : new Receiver(layer, part, CodeOwner.Layer.member(list, index), false, null);
    }

    @Override
    protected Receiver defaultAction(Node node) {
      throw new IllegalStateException("no layer has this name: " + node);
    }

    private Instance.Part part(String name) {
      return instances.get(site.owner()).parts().get(name);
    }
  }
}
