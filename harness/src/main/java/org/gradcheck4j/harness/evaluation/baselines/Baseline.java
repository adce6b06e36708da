package org.gradcheck4j.harness.evaluation.baselines;

import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gradcheck4j.harness.evaluation.backprop.PlainBackprop;
import org.gradcheck4j.harness.evaluation.backprop.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.backprop.SumOrder;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * What others do to check a gradient, with their default tolerances, read from their sources. AssertJ has none, so a usual one is
 * taken.
 */
public enum Baseline {
    /**
     * DL4J's, with the defaults of its documentation, against central differences of the loss as DL4J computes it with its
     * clip off; it refuses anything but double.
     */
    GRADIENT_CHECK_UTIL("DL4J GradientCheckUtil (1e-3, 1e-8)", true),
    /** PyTorch's {@code torch.autograd.gradcheck}, slow mode, against central differences; it asks for double. */
    TORCH_GRADCHECK("PyTorch gradcheck (1e-3, 1e-5)", true),
    /** PyTorch's {@code torch.testing.assert_close} against a second implementation in the same precision. */
    TORCH_ASSERT_CLOSE("PyTorch assert_close", false),
    /** AssertJ's {@code isCloseTo(expected, within(1e-6))} against a second implementation. */
    ASSERTJ("AssertJ isCloseTo(within(1e-6))", false);

    private final String title;
    private final boolean doubleOnly;

    Baseline(String title, boolean doubleOnly) {
        this.title = title;
        this.doubleOnly = doubleOnly;
    }

    /** {@return its name and tolerances, as tables show it} */
    public String title() {
        return title;
    }

    /** {@return what it compares gradients with} */
    Gradients expected(RandomCase drawn) {
        return switch (this) {
            case GRADIENT_CHECK_UTIL -> NumericalGradient.fromOutput(drawn.network(), drawn.batch());
            case TORCH_GRADCHECK -> NumericalGradient.fromLogit(drawn.network(), drawn.batch());
            case TORCH_ASSERT_CLOSE, ASSERTJ -> secondImplementation(drawn);
        };
    }

    /** The same formula, computed a second time in another order. */
    private static Gradients secondImplementation(RandomCase drawn) {
        return PlainBackprop.gradients(
                RoundedArithmetic.of(drawn.precision()).with(SumOrder.BACKWARD, true), drawn.network(), drawn.batch());
    }

    /** {@return whether it takes gradients of a precision} */
    public boolean takes(Precision precision) {
        return precision == Precision.DOUBLE || !doubleOnly;
    }

    /** {@return whether one entry passes} */
    boolean accepts(Precision precision, double actual, double expected) {
        double error = Math.abs(actual - expected);
        double size = Math.abs(expected);
        return switch (this) {
            case GRADIENT_CHECK_UTIL -> error / (Math.abs(actual) + size) <= 1e-3 || error < 1e-8;
            case TORCH_GRADCHECK -> error <= 1e-5 + 1e-3 * size;
            case TORCH_ASSERT_CLOSE ->
                switch (precision) {
                    case DOUBLE -> error <= 1e-7 + 1e-7 * size;
                    case FLOAT -> error <= 1e-5 + 1.3e-6 * size;
                    case HALF -> error <= 1e-5 + 1e-3 * size;
                };
            case ASSERTJ -> error <= 1e-6;
        };
    }

    /** {@return whether every entry passes; both gradients are of the same network} */
    boolean accepts(Precision precision, Gradients actual, Gradients expected) {
        Map<TensorName, Matrix> others = expected.tensors();
        return actual.tensors().entrySet().stream().allMatch(each -> {
            Matrix one = each.getValue();
            Matrix other = Objects.requireNonNull(others.get(each.getKey()));
            return IntStream.range(0, one.size()).allMatch(k -> accepts(precision, one.get(k), other.get(k)));
        });
    }
}
