package lacuna.compiler.check;

import java.util.ArrayList;
import java.util.List;
import lacuna.compiler.diagnostic.Code;
import lacuna.compiler.diagnostic.Diagnostic;
import lacuna.compiler.source.Span;
import lacuna.compiler.value.Mismatch;
import lacuna.compiler.value.Operand;
import lacuna.compiler.value.Rule;

/** Turns mismatches into messages, which name the settings behind the operands that decided. */
final class Mismatches {
  private final Report report;

  Mismatches(Report report) {
    this.report = report;
  }

  /** Reports a mismatch of what was evaluated at a place; unknown. */
  Val give(Mismatch mismatch, Span span, List<Val> operands) {
    List<Origin> origins = origins(mismatch.operands(), operands);
    if (mismatch.rule() == Rule.SIZE_DOES_NOT_DIVIDE) {
      report.accuse(diagnostic(mismatch), span, origins, false);
    } else {
      report.blame(diagnostic(mismatch), span, origins, mismatch.label());
    }
    return Val.UNKNOWN;
  }

  /** The settings and defaults behind operands. */
  static List<Origin> origins(List<Operand> deciding, List<Val> operands) {
    List<Origin> origins = List.of();
    for (Operand operand : deciding) {
      origins = Val.join(origins, origins(operand, operands));
    }
    return origins;
  }

  private static List<Origin> origins(Operand operand, List<Val> operands) {
    Val val = operands.get(operand.index());
    return operand.isWhole() ? val.origins() : val.part(operand.part());
  }

  /** Where each size of a result comes from. */
  static List<List<Origin>> parts(List<Operand> sources, List<Val> operands) {
    List<List<Origin>> parts = new ArrayList<>();
    sources.forEach(source -> parts.add(origins(source, operands)));
    return parts;
  }

  /** The message, without a place. */
  static Diagnostic diagnostic(Mismatch mismatch) {
    Diagnostic diagnostic = Diagnostic.error(code(mismatch.rule()), mismatch.title());
    for (String note : mismatch.notes()) {
      diagnostic = diagnostic.note(note);
    }
    for (String help : mismatch.help()) {
      diagnostic = diagnostic.help(help);
    }
    return diagnostic;
  }

  private static Code code(Rule rule) {
    return switch (rule) {
      case WRONG_TYPE -> Code.WRONG_TYPE;
      case WRONG_UNIT -> Code.WRONG_UNIT;
      case UNKNOWN_NAME -> Code.UNKNOWN_NAME;
      case OUT_OF_RANGE -> Code.OUT_OF_RANGE;
      case SIZE_DOES_NOT_DIVIDE -> Code.SIZE_DOES_NOT_DIVIDE;
      case SHAPES_DIFFER -> Code.SHAPES_DIFFER;
      case RESULT_SHAPE_DIFFERS -> Code.RESULT_SHAPE_DIFFERS;
      case NO_SUCH_AXIS -> Code.NO_SUCH_AXIS;
    };
  }
}
