package org.gradcheck4j.harness.evaluation.baselines;

import java.util.Map;
import org.gradcheck4j.harness.evaluation.injection.PlainBackprop;
import org.gradcheck4j.harness.evaluation.injection.RoundedArithmetic;
import org.gradcheck4j.harness.evaluation.injection.SumOrder;
import org.gradcheck4j.harness.evaluation.population.RandomCase;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/** What others do to check a gradient, with their default tolerances, read from their sources. */
public enum Baseline {
    /**
     * DL4J's, with the defaults of its documentation, against central differences of the loss as DL4J computes it with its
     * clip off; it refuses anything but double.
     */
    GRADIENT_CHECK_UTIL("DL4J GradientCheckUtil (1e-3, 1e-8)", true) {
        @Override
        boolean accepts(Precision precision, double actual, double expected) {
            double error = Math.abs(actual - expected);
            if (actual == 0 && expected == 0) {
                return true;
            }
            return error / (Math.abs(actual) + Math.abs(expected)) <= DL4J_RELATIVE || error < DL4J_ABSOLUTE;
        }
    },
    /** PyTorch's {@code torch.autograd.gradcheck}, slow mode, against central differences; it asks for double. */
    TORCH_GRADCHECK("PyTorch gradcheck (1e-3, 1e-5)", true) {
        @Override
        boolean accepts(Precision precision, double actual, double expected) {
            return Math.abs(actual - expected) <= GRADCHECK_ATOL + GRADCHECK_RTOL * Math.abs(expected);
        }
    },
    /** PyTorch's {@code torch.testing.assert_close} against a second implementation in the same precision. */
    TORCH_ASSERT_CLOSE("PyTorch assert_close", false) {
        @Override
        boolean accepts(Precision precision, double actual, double expected) {
            double limit =
                    switch (precision) {
                        case DOUBLE -> 1e-7 + 1e-7 * Math.abs(expected);
                        case FLOAT -> 1e-5 + 1.3e-6 * Math.abs(expected);
                        case HALF -> 1e-5 + 1e-3 * Math.abs(expected);
                    };
            return Math.abs(actual - expected) <= limit;
        }
    },
    /** AssertJ's {@code isCloseTo(expected, within(1e-6))} against a second implementation. */
    ASSERTJ("AssertJ isCloseTo(within(1e-6))", false) {
        @Override
        boolean accepts(Precision precision, double actual, double expected) {
            return Math.abs(actual - expected) <= ASSERTJ_OFFSET;
        }
    };

    private static final double DL4J_RELATIVE = 1e-3;
    private static final double DL4J_ABSOLUTE = 1e-8;
    private static final double GRADCHECK_RTOL = 1e-3;
    private static final double GRADCHECK_ATOL = 1e-5;
    private static final double ASSERTJ_OFFSET = 1e-6;

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
    final Gradients expected(RandomCase drawn) {
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
    abstract boolean accepts(Precision precision, double actual, double expected);

    /** {@return whether every entry passes} */
    final boolean accepts(Precision precision, Gradients actual, Gradients expected) {
        Map<TensorName, Matrix> others = expected.tensors();
        return actual.tensors().entrySet().stream().allMatch(each -> {
            Matrix one = each.getValue();
            Matrix other = others.get(each.getKey());
            if (other == null || !one.sameShape(other)) {
                return false;
            }
            for (int k = 0; k < one.size(); k++) {
                if (!accepts(precision, one.get(k), other.get(k))) {
                    return false;
                }
            }
            return true;
        });
    }
}
