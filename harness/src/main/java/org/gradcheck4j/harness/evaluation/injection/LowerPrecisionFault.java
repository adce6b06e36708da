package org.gradcheck4j.harness.evaluation.injection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.model.BinaryFormat;
import org.gradcheck4j.model.Precision;

/** Everything, or the factors of matrix products alone, is rounded to a lower precision than declared. */
final class LowerPrecisionFault {

    /** Its diagnosis does not say in what order numbers were rounded, so the fault cannot be rebuilt. */
    static final Fault FAULT =
            new Fault("lower-precision", (context, random) -> draw(context), (context, parameters) -> Stream.empty());

    private LowerPrecisionFault() {}

    private static List<InjectedFault> draw(FaultContext context) {
        RoundedArithmetic inFloat = RoundedArithmetic.of(Precision.FLOAT);
        return switch (context.precision()) {
            case DOUBLE -> List.of(in("float32", inFloat));
            case FLOAT ->
                List.of(
                        in("float16", RoundedArithmetic.of(Precision.HALF)),
                        in("TF32 factors", inFloat.withFactor(BinaryFormat.TF32::round)),
                        in("bfloat16 factors", inFloat.withFactor(BinaryFormat.BFLOAT16::round)));
            case HALF -> List.of(in("bfloat16", RoundedArithmetic.of(BinaryFormat.BFLOAT16::round)));
        };
    }

    private static InjectedFault in(String form, RoundedArithmetic arithmetic) {
        return new InjectedFault(FAULT.id(), form, List.of(), Optional.of(arithmetic));
    }
}
